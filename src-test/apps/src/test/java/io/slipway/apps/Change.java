package io.slipway.apps;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** What an owner changes in a generated app. */
sealed interface Change {

    void applyTo(Path app) throws IOException;

    /** A file of the owner's own: {@code owner/<kind>/<file>} beside this class. */
    static NewFile file(String kind, String file) {
        return new NewFile(kind, file, "");
    }

    /** Text in place of other text, which the generator must have written. */
    static Change text(String file, String before, String after) {
        return new Replacement(file, before, after);
    }

    /** A file of the owner's own. */
    record NewFile(String kind, String file, String root) implements Change {

        /** @param directory of the app that it is put into, with the slash at its end */
        NewFile below(String directory) {
            return new NewFile(kind, file, directory);
        }

        @Override
        public void applyTo(Path app) throws IOException {
            write(app.resolve(root + file), bytes());
        }

        private byte[] bytes() throws IOException {
            String resource = "owner/" + kind + "/" + file;
            try (InputStream in = Change.class.getResourceAsStream(resource)) {
                if (in == null) {
                    throw new IOException("no " + resource);
                }
                return in.readAllBytes();
            }
        }
    }

    /** Text in place of other text. */
    record Replacement(String file, String before, String after) implements Change {
        @Override
        public void applyTo(Path app) throws IOException {
            String text = Files.readString(app.resolve(file));
            if (!text.contains(before)) {
                throw new AssertionError("the generator no longer writes into " + file + ": " + before);
            }
            write(app.resolve(file), text.replace(before, after).getBytes(StandardCharsets.UTF_8));
        }
    }

    /** The file gets bytes of its own: what is in the cache must stay. */
    private static void write(Path file, byte[] content) throws IOException {
        Files.createDirectories(file.getParent());
        Files.deleteIfExists(file);
        Files.write(file, content);
    }
}
