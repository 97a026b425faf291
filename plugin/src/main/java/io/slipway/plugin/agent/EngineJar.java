package io.slipway.plugin.agent;

import hudson.FilePath;
import java.io.IOException;
import java.io.InputStream;

/** The {@code slipway} jar that the plugin carries as a file, and its copy on an agent. */
public final class EngineJar {

    static final String RESOURCE = "/io/slipway/plugin/engine/slipway.jar";

    /** Read once: the jar does not change while Jenkins runs. */
    private static final class Carried {
        static final String SHA_256 = read();

        private static String read() {
            try (InputStream jar = open()) {
                return Sha256.of(jar);
            } catch (IOException e) {
                throw new IllegalStateException("the plugin does not hold the slipway jar: " + RESOURCE, e);
            }
        }
    }

    private EngineJar() {}

    /**
     * Brings the jar to an agent that does not have these bytes yet.
     *
     * @param root of the agent
     */
    static FilePath on(FilePath root) throws IOException, InterruptedException {
        FilePath folder = folder(root);
        FilePath jar = folder.child(Carried.SHA_256 + ".jar");
        if (jar.act(new HasSha256(Carried.SHA_256))) {
            return jar;
        }
        folder.mkdirs();
        // Two builds may copy at once; each renames its own whole copy into context.
        FilePath beside = folder.createTempFile("slipway", ".part");
        try {
            copy(beside);
        } catch (IOException | InterruptedException | RuntimeException e) {
            // Half of fifty megabytes are of no use to anybody.
            beside.delete();
            throw e;
        }
        beside.act(new MoveInto(jar.getRemote()));
        return jar;
    }

    /** Where it lies, of an agent with this root. */
    static FilePath folder(FilePath root) {
        return root.child("caches").child("slipway");
    }

    private static void copy(FilePath beside) throws IOException, InterruptedException {
        try (InputStream carried = open()) {
            beside.copyFrom(carried);
        }
        if (!beside.act(new HasSha256(Carried.SHA_256))) {
            throw new IOException("the slipway jar did not reach the agent whole: " + beside.getRemote());
        }
    }

    private static InputStream open() throws IOException {
        InputStream jar = EngineJar.class.getResourceAsStream(RESOURCE);
        if (jar == null) {
            throw new IOException("missing resource " + RESOURCE);
        }
        return jar;
    }
}
