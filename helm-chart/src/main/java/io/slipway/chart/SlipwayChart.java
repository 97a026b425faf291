package io.slipway.chart;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The chart that comes with Slipway, for anyone who has the jar and needs a directory that Helm can read. */
public final class SlipwayChart {

    /** What {@code Chart.yaml} calls it, and so do charts that depend on it. */
    public static final String NAME = "slipway";

    /** The names of all files: to look through the jar for them would take longer than to read them. */
    private static final String LIST = "files.txt";

    private static final String FILES = "files/";
    private static final String PRESETS = "presets/";
    private static final String YAML = ".yaml";

    private SlipwayChart() {}

    /** Writes the chart's files into a directory, which is made if it is not there, and returns that directory. */
    public static Path copyTo(Path directory) {
        try {
            for (String file : files()) {
                Path target = directory.resolve(file);
                Files.createDirectories(target.getParent());
                Files.write(target, read(FILES + file));
            }
            return directory;
        } catch (IOException e) {
            throw new UncheckedIOException("could not write the chart to " + directory, e);
        }
    }

    /** The text of the values that the chart has by itself. */
    public static String values() {
        return text(FILES + "values.yaml");
    }

    /** The names of the presets, sorted. */
    public static List<String> presets() {
        return files().stream()
                .filter(name -> name.startsWith(PRESETS) && name.endsWith(YAML))
                .map(name -> name.substring(PRESETS.length(), name.length() - YAML.length()))
                .toList();
    }

    /** The text of a preset, a file of values; empty when there is none of that name. */
    public static Optional<String> preset(String name) {
        return presets().contains(name) ? Optional.of(text(FILES + PRESETS + name + YAML)) : Optional.empty();
    }

    private static List<String> files() {
        return text(LIST).lines().toList();
    }

    private static String text(String resource) {
        return new String(read(resource), StandardCharsets.UTF_8);
    }

    private static byte[] read(String resource) {
        try (InputStream in = SlipwayChart.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("no " + resource + " beside " + SlipwayChart.class.getName());
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("could not read " + resource, e);
        }
    }
}
