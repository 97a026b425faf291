package io.slipway.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.initcontainer.settings.Setting;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The limit that the chart sets, the share that the image gives to Java, the largest text, and the page about them agree. */
class MemoryLimitIT {
    private static final int LARGEST_MIB = 32;
    /** Whose scripts and references are looked for in the tree of its elements. */
    private static final int LARGEST_PAGE_MIB = 4;

    @TempDir
    Path directory;

    private final int limit = number("helm-chart/values.yaml", "prebuilt:\\s+requests:.*?limits:\\s+memory: (\\d+)Mi");
    private final int share = number("init-container/image/make-runtime", "MaxRAMPercentage=(\\d+)");

    private static int number(String file, String pattern) {
        try {
            String text = Files.readString(NodePackages.ROOT.resolve(file));
            Matcher found = Pattern.compile(pattern, Pattern.DOTALL).matcher(text);
            assertThat(found.find()).as(file + " has " + pattern).isTrue();
            return Integer.parseInt(found.group(1));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void thePageNamesThem() throws IOException {
        assertThat(Files.readString(NodePackages.ROOT.resolve("docs/init-container.md"))
                        .replaceAll("\\s+", " "))
                .contains("Java may take " + share + " % of the container's limit: with the chart's " + limit
                        + "Mi, that is enough for every text up to the " + LARGEST_MIB
                        + " MiB below, and for every page up to "
                        + LARGEST_PAGE_MIB + " MiB");
    }

    /** Without an index, which takes the most: the tokens are looked for, and the languages around them read. */
    @ParameterizedTest
    @CsvSource({
        "a.js,function f(a){return a+'text'};,x='#{v}#'",
        "a.css,.a{color:red},.b{content:\"#{v}#\"}",
        "a.html,<p class=\"a\">text</p>,<p>#{v}#</p>",
        "a.svg,<text x=\"1\">text</text>,<text>#{v}#</text>",
    })
    void theLargestTextFitsIntoTheLimit(String name, String piece, String token) throws Exception {
        Path bundle = Files.createDirectories(directory.resolve("bundle"));
        Files.writeString(bundle.resolve("index.html"), "<!doctype html><html><head></head><body></body></html>");
        boolean svg = name.endsWith("svg");
        int largest = name.endsWith("html") ? LARGEST_PAGE_MIB : LARGEST_MIB;
        try (BufferedWriter out = Files.newBufferedWriter(bundle.resolve(name))) {
            out.write(svg ? "<svg xmlns=\"http://www.w3.org/2000/svg\">\n" : "");
            for (int written = 0; written < largest * (1 << 20) - 200; written += piece.length() + 1) {
                out.write(piece + "\n");
            }
            out.write(token + (svg ? "</svg>" : ""));
        }

        Process process = publish(bundle);
        long peak = 0;
        while (process.isAlive()) {
            peak = Math.max(peak, peakInMiB(process.pid()));
            Thread.sleep(20);
        }

        assertThat(process.exitValue())
                .as(Files.readString(directory.resolve("log")))
                .isZero();
        assertThat(Files.readString(directory.resolve("volume/html").resolve(name)))
                .contains("the value");
        System.out.println(name + ": " + peak + " MiB");
        assertThat(peak).isBetween(32L, (long) limit);
    }

    private Process publish(Path bundle) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:MaxRAM=" + limit + "m",
                        "-XX:MaxRAMPercentage=" + share,
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "io.slipway.initcontainer.SlipwayInit"))
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("log").toFile());
        builder.environment()
                .putAll(Map.of(
                        Setting.BUNDLE.env(),
                        bundle.toString(),
                        Setting.SITE.env(),
                        directory.resolve("volume/html").toString(),
                        Setting.VARIABLE_PREFIX + "v",
                        "the value",
                        "LANG",
                        "C.UTF-8"));
        return builder.start();
    }

    /** What a process has taken at most so far; 0 when it is gone. */
    private static long peakInMiB(long pid) throws IOException {
        try {
            return Files.readAllLines(Path.of("/proc/" + pid + "/status")).stream()
                    .filter(line -> line.startsWith("VmHWM:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) >> 10)
                    .findFirst()
                    .orElse(0);
        } catch (NoSuchFileException e) {
            return 0;
        } catch (IOException e) {
            if (String.valueOf(e.getMessage()).contains("No such process")) {
                return 0;
            }
            throw e;
        }
    }
}
