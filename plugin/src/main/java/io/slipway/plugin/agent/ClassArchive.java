package io.slipway.plugin.agent;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Slipway's classes as a JVM had them in memory when it ran a verb: the next JVM takes them from there, and need not read
 * and verify them. One for each verb, beside the jar; see
 * <a href="https://docs.oracle.com/en/java/javase/17/vm/class-data-sharing.html">class data sharing</a>.
 *
 * @param file that a JVM writes when it ends, its header last
 * @param jar whose classes they are
 */
record ClassArchive(Path file, Path jar) {

    /** An agent that is made for one build would pay for the archive and never use it. */
    private static final Duration AGENT_STAYS = Duration.ofHours(1);

    static ClassArchive of(Path jar, String verb) {
        String name = jar.getFileName().toString().replaceFirst("\\.jar$", "");
        // A JVM takes the archive of no other version, and says nothing about it.
        String vm = System.getProperty("java.vm.version").replaceAll("[^A-Za-z0-9.+-]", "_");
        return new ClassArchive(jar.resolveSibling(name + "-" + verb + "-" + vm + ".jsa"), jar);
    }

    /** Options of the JVM: to use the archive, or else to write it where that is worth while. */
    List<String> options() throws IOException {
        if (isWhole()) {
            return List.of("-XX:SharedArchiveFile=" + file, "-Xlog:disable");
        }
        return agentStays() ? List.of("-XX:ArchiveClassesAtExit=" + file, "-Xlog:disable") : List.of();
    }

    /** What a JVM that was killed left behind begins with nothing. */
    private boolean isWhole() throws IOException {
        if (!Files.isRegularFile(file)) {
            return false;
        }
        try (InputStream header = Files.newInputStream(file)) {
            return header.read() > 0;
        }
    }

    private boolean agentStays() throws IOException {
        Instant came = Files.getLastModifiedTime(jar).toInstant();
        return came.isBefore(Instant.now().minus(AGENT_STAYS));
    }
}
