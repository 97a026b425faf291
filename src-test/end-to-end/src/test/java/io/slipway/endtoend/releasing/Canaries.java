package io.slipway.endtoend.releasing;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/** Secrets that must not be seen, and where they were seen all the same: as they are, in base64, and in what is packed. */
final class Canaries {
    private final List<String> forms = new ArrayList<>();
    private final Set<Path> hidingPlaces = new HashSet<>();
    private final Set<String> commandLines = new ConcurrentSkipListSet<>();

    /** A secret, which is to be looked for from now on. */
    String hide(String secret) {
        forms.add(secret);
        IntStream.range(0, 3).mapToObj(before -> base64(secret, before)).forEach(forms::add);
        return secret;
    }

    /** A file that a user keeps secrets in; it is no finding. */
    Path hideIn(Path file, String text) {
        try {
            Files.createDirectories(file.getParent());
            hidingPlaces.add(Files.writeString(file, text));
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As it looks within a text in base64 that has so many bytes before it: without the characters that neighbours share. */
    private static String base64(String secret, int before) {
        String whole =
                Base64.getEncoder().encodeToString(("x".repeat(before) + secret).getBytes(StandardCharsets.UTF_8));
        int shared = whole.endsWith("=") ? 1 : 0;
        String padless = whole.replaceFirst("=+$", "");
        return padless.substring(before == 0 ? 0 : before + 1, padless.length() - shared);
    }

    boolean areIn(String text) {
        return forms.stream().anyMatch(text::contains);
    }

    /** Looks at the command lines of all processes, until this one has ended. */
    void watch(SlipwayRun run) {
        while (run.isAlive()) {
            ProcessHandle.allProcesses().forEach(this::look);
            run.interruptWhenItServes();
            // Leaves processors to those who are looked at; none of Slipway's children lives shorter.
            LockSupport.parkNanos(5_000_000);
        }
    }

    private void look(ProcessHandle process) {
        try {
            String line = Files.readString(
                    Path.of("/proc", Long.toString(process.pid()), "cmdline"), StandardCharsets.ISO_8859_1);
            if (areIn(line)) {
                commandLines.add(line);
            }
        } catch (IOException gone) {
            // A process that has ended has no command line.
        }
    }

    Set<String> seenInCommandLines() {
        return commandLines;
    }

    /** The files below a directory that hold one, though no user put it there. */
    List<Path> seenIn(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> !hidingPlaces.contains(file))
                    .filter(file -> areIn(text(file)))
                    .toList();
        }
    }

    private static String text(Path file) {
        try {
            byte[] bytes = Files.readAllBytes(file);
            boolean packed = bytes.length > 2 && bytes[0] == 0x1f && bytes[1] == (byte) 0x8b;
            return new String(packed ? unpacked(bytes) : bytes, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static byte[] unpacked(byte[] bytes) throws IOException {
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
            return in.readAllBytes();
        }
    }
}
