package io.slipway.release.packaging;

import io.slipway.release.chartvalues.HelmYaml;
import io.slipway.release.problems.ExitCode;
import io.slipway.release.problems.Problem;
import io.slipway.release.problems.SlipwayException;
import io.slipway.release.records.ChartContent;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** Of a package, what Helm will keep of it with a release; see {@link ChartContent}. */
public final class PackagedContent {

    /** No honest chart is larger when it is unpacked: Helm's own limit. */
    private static final long LARGEST = 100L * 1024 * 1024;

    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};

    /** What Helm reads and does not keep as a file. */
    private static final Set<String> READ =
            Set.of("Chart.yaml", "Chart.lock", "values.yaml", "requirements.yaml", "requirements.lock");

    private PackagedContent() {}

    /** @throws SlipwayException (usage) when it cannot be read */
    public static String of(Path archive) {
        try {
            SortedMap<String, byte[]> files = files(archive);
            ChartContent content =
                    new ChartContent().metadata(yaml(files, "Chart.yaml")).values(yaml(files, "values.yaml"));
            files.forEach((name, bytes) -> {
                if (!READ.contains(name) && !name.startsWith("charts/")) {
                    content.add(name, bytes);
                }
            });
            return content.digest();
        } catch (IOException | YamlEngineException e) {
            Problem problem = Problem.of("this is not a packaged chart: " + e.getMessage())
                    .at(archive.toString())
                    .fix("name a .tgz that slipway package or helm package wrote");
            throw new SlipwayException(ExitCode.USAGE, List.of(problem), e);
        }
    }

    private static Map<String, Object> yaml(SortedMap<String, byte[]> files, String name) {
        String text = new String(files.getOrDefault(name, new byte[0]), StandardCharsets.UTF_8);
        return HelmYaml.parse(text, name).orElse(Map.of());
    }

    /** By their names below the chart's directory. */
    private static SortedMap<String, byte[]> files(Path archive) throws IOException {
        SortedMap<String, byte[]> files = new TreeMap<>();
        long size = 0;
        try (InputStream in = new BufferedInputStream(Files.newInputStream(archive));
                TarArchiveInputStream tar = new TarArchiveInputStream(new GzipCompressorInputStream(in))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                String name = entry.getName().replaceFirst("^(?:\\./)?[^/]+/", "");
                if (entry.isFile()) {
                    byte[] bytes = tar.readNBytes((int) Math.min(LARGEST, entry.getSize()));
                    size += bytes.length;
                    if (size > LARGEST) {
                        throw new IOException("it holds more than " + LARGEST / 1024 / 1024 + " MiB");
                    }
                    files.put(name, withoutMark(bytes));
                }
            }
        }
        return files;
    }

    /** Helm's loader cuts it off. */
    private static byte[] withoutMark(byte[] bytes) {
        boolean marked = bytes.length >= BYTE_ORDER_MARK.length
                && java.util.Arrays.equals(
                        bytes, 0, BYTE_ORDER_MARK.length, BYTE_ORDER_MARK, 0, BYTE_ORDER_MARK.length);
        return marked ? java.util.Arrays.copyOfRange(bytes, BYTE_ORDER_MARK.length, bytes.length) : bytes;
    }
}
