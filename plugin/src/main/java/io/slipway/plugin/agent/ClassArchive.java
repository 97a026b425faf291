package io.slipway.plugin.agent;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Slipway's classes as a JVM had them in memory when it ran a verb: the next JVM takes them from there, and need not read
 * and verify them. One for each verb, beside the jar; see
 * <a href="https://docs.oracle.com/en/java/javase/17/vm/class-data-sharing.html">class data sharing</a>. Whoever writes such
 * a file decides what the next process does, and builds of all jobs run as the agent's user: so it is taken only with the
 * digest that the controller has known since it was written.
 *
 * @param jar whose classes they are
 */
record ClassArchive(Path file, Path jar) {

    /** An agent that is made for one build would pay for the archive and never use it. */
    private static final Duration AGENT_STAYS = Duration.ofHours(1);

    static ClassArchive of(Path jar, String verb) {
        String name = jar.toFile().getName().replaceFirst("\\.jar$", "");
        // A JVM takes the archive of no other version, and says nothing about it.
        String vm = System.getProperty("java.vm.version").replaceAll("[^A-Za-z0-9.+-]", "_");
        return new ClassArchive(jar.resolveSibling(name + "-" + verb + "-" + vm + ".jsa"), jar);
    }

    /** Whether it has these bytes. */
    boolean isVerified(String sha256) throws IOException {
        return !sha256.isEmpty()
                && Files.isRegularFile(file)
                && Sha256.of(Files.newInputStream(file)).equals(sha256);
    }

    boolean isWorthWhile() throws IOException {
        Instant came = Files.getLastModifiedTime(jar).toInstant();
        return came.isBefore(Instant.now().minus(AGENT_STAYS));
    }

    /** Options of a JVM that uses it. */
    List<String> use() {
        return List.of("-XX:SharedArchiveFile=" + file, "-Xlog:disable");
    }

    /** Options of a JVM that writes it when it ends. */
    static List<String> write(Path beside) {
        return List.of("-XX:ArchiveClassesAtExit=" + beside, "-Xlog:disable");
    }

    /** Moves what a JVM wrote to its place; the answer is its digest, or empty when a JVM that was killed left half of it. */
    static String keep(Path written, Path place) throws IOException {
        if (!isWhole(written)) {
            return "";
        }
        String sha256 = Sha256.of(Files.newInputStream(written));
        Files.move(written, place, StandardCopyOption.REPLACE_EXISTING);
        return sha256;
    }

    /** A JVM writes the header last. */
    private static boolean isWhole(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            return false;
        }
        try (InputStream header = Files.newInputStream(file)) {
            return header.read() > 0;
        }
    }
}
