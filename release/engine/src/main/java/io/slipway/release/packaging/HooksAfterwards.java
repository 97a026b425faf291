package io.slipway.release.packaging;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;

/**
 * Whether a chart may have hooks that run once a release is in place: such as a Job that asks the new pods for something, which
 * only Helm can start, and only when it has waited for the pods itself.
 */
public final class HooksAfterwards {

    /** The value of the annotation, up to a comment or the end of a map in one line. */
    private static final Pattern HOOK = Pattern.compile("helm\\.sh/hook[\"']?\\s*:([^#\\n]*)");

    private static final Set<String> OTHERS = Set.of(
            "pre-install",
            "pre-upgrade",
            "pre-delete",
            "post-delete",
            "pre-rollback",
            "post-rollback",
            "test",
            "test-success",
            "test-failure",
            "crd-install");

    private HooksAfterwards() {}

    /**
     * Looks into the templates.
     *
     * @param chart its directory or its archive
     * @return true also where the templates do not tell: the hook's name is a value, or a sub-chart is an archive
     */
    public static boolean mayBeIn(Path chart) {
        try {
            return Files.isDirectory(chart) ? inDirectory(chart) : inArchive(chart);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean inDirectory(Path chart) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.walk(chart)) {
            files = all.filter(Files::isRegularFile).toList();
        }
        for (Path file : files) {
            if (isUnreadable(chart.relativize(file).toString()) || inText(Files.readAllBytes(file))) {
                return true;
            }
        }
        return false;
    }

    private static boolean inArchive(Path chart) throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(chart));
                TarArchiveInputStream tar = new TarArchiveInputStream(new GzipCompressorInputStream(in))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                if (entry.isFile() && (isUnreadable(entry.getName()) || inText(tar.readAllBytes()))) {
                    return true;
                }
            }
            return false;
        }
    }

    private static boolean isUnreadable(String name) {
        return name.matches("(?:.*/)?charts/[^/]+\\.(?:tgz|tar\\.gz)");
    }

    private static boolean inText(byte[] bytes) {
        Matcher hook = HOOK.matcher(new String(bytes, StandardCharsets.ISO_8859_1));
        while (hook.find()) {
            if (!isOther(hook.group(1))) {
                return true;
            }
        }
        return false;
    }

    /** {@code "pre-install,pre-upgrade"}, also as the last entry of a map in one line. */
    private static boolean isOther(String value) {
        String names = value.replaceFirst("[\"']?\\s*}.*", "").replaceAll("[\"'\\s]", "");
        return !names.isEmpty() && OTHERS.containsAll(List.of(names.split(",", -1)));
    }
}
