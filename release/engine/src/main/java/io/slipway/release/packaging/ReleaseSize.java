package io.slipway.release.packaging;

import io.slipway.release.problems.Problem;
import io.slipway.release.problems.SlipwayException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;

/**
 * What a release of a chart takes in the cluster. Helm keeps the whole chart with each revision (its files in base64, in
 * JSON, gzipped, in base64 again) in one Secret, which Kubernetes bounds.
 */
final class ReleaseSize {

    private static final double MEBIBYTE = 1024.0 * 1024;
    private static final long LARGEST = 1024L * 1024;
    private static final int NAMED = 3;

    private ReleaseSize() {}

    /** @throws SlipwayException (usage) when no Secret would take it */
    static void check(Path chart, Map<String, Path> files) throws IOException {
        Count packed = new Count();
        try (OutputStream gzip = new GZIPOutputStream(packed)) {
            for (Map.Entry<String, Path> file : files.entrySet()) {
                if (!file.getKey().startsWith("charts/")) {
                    gzip.write(Base64.getEncoder().encode(Files.readAllBytes(file.getValue())));
                }
            }
        }
        long size = packed.bytes * 4 / 3;
        if (size > LARGEST) {
            throw SlipwayException.usage(Problem.of("a release of this chart would take " + mebibytes(size)
                            + ", and Helm keeps it in a Secret of at most 1 MiB")
                    .at(chart.toString())
                    .fix("add what no template reads to .helmignore; the largest are " + largest(files)));
        }
    }

    private static String largest(Map<String, Path> files) {
        return files.entrySet().stream()
                .filter(file -> !file.getKey().startsWith("charts/"))
                .sorted(Comparator.comparing(file -> -file.getValue().toFile().length()))
                .limit(NAMED)
                .map(file -> file.getKey() + " ("
                        + mebibytes(file.getValue().toFile().length()) + ")")
                .collect(Collectors.joining(", "));
    }

    private static String mebibytes(long bytes) {
        return String.format(Locale.ROOT, "%.1f MiB", bytes / MEBIBYTE);
    }

    private static final class Count extends OutputStream {
        private long bytes;

        @Override
        public void write(int one) {
            bytes++;
        }

        @Override
        public void write(byte[] some, int from, int length) {
            bytes += length;
        }
    }
}
