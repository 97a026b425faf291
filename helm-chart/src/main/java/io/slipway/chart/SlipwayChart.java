package io.slipway.chart;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/** The chart that comes with Slipway, for anyone who has the jar and needs a directory that Helm can read. */
public final class SlipwayChart {

    /** What {@code Chart.yaml} calls it, and so do charts that depend on it. */
    public static final String NAME = "slipway";

    private static final String FILES = "/io/slipway/chart/files/";
    private static final String PRESETS = "presets/";
    private static final String YAML = ".yaml";

    private SlipwayChart() {}

    /** Writes the chart's files into a directory, which is made if it is not there, and returns that directory. */
    public static Path copyTo(Path directory) {
        try {
            for (var file : files().entrySet()) {
                Path target = directory.resolve(file.getKey());
                Files.createDirectories(target.getParent());
                Files.write(target, file.getValue());
            }
            return directory;
        } catch (IOException e) {
            throw new UncheckedIOException("could not write the chart to " + directory, e);
        }
    }

    /** The names of the presets, sorted. */
    public static List<String> presets() {
        return files().keySet().stream()
                .filter(name -> name.startsWith(PRESETS) && name.endsWith(YAML))
                .map(name -> name.substring(PRESETS.length(), name.length() - YAML.length()))
                .toList();
    }

    /** The text of a preset, a file of values; empty when there is none of that name. */
    public static Optional<String> preset(String name) {
        if (!name.matches("[a-z0-9-]+")) {
            return Optional.empty();
        }
        try (InputStream in = SlipwayChart.class.getResourceAsStream(FILES + PRESETS + name + YAML)) {
            return in == null ? Optional.empty() : Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("could not read the preset " + name, e);
        }
    }

    /** Every file of the chart, by its name within it. */
    private static SortedMap<String, byte[]> files() {
        URL chart = SlipwayChart.class.getResource(FILES + "Chart.yaml");
        if (chart == null) {
            throw new IllegalStateException("the jar of " + SlipwayChart.class.getName() + " has no chart in it");
        }
        try {
            return chart.openConnection() instanceof JarURLConnection jar
                    ? inJar(Path.of(jar.getJarFileURL().toURI()))
                    : inDirectory(Path.of(URI.create(chart.toString())).getParent());
        } catch (IOException e) {
            throw new UncheckedIOException("could not read the chart at " + chart, e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException("the place of the chart is no file: " + chart, e);
        }
    }

    /** Not by a file system of the jar, which is slow to open: the index of this jar is in memory already. */
    private static SortedMap<String, byte[]> inJar(Path file) throws IOException {
        SortedMap<String, byte[]> files = new TreeMap<>();
        try (JarFile jar = new JarFile(file.toFile())) {
            String prefix = FILES.substring(1);
            for (JarEntry entry : (Iterable<JarEntry>) jar.stream()::iterator) {
                if (entry.getName().startsWith(prefix) && !entry.isDirectory()) {
                    try (InputStream in = jar.getInputStream(entry)) {
                        files.put(entry.getName().substring(prefix.length()), in.readAllBytes());
                    }
                }
            }
        }
        return files;
    }

    private static SortedMap<String, byte[]> inDirectory(Path directory) throws IOException {
        SortedMap<String, byte[]> files = new TreeMap<>();
        try (Stream<Path> paths = Files.walk(directory)) {
            for (Path path : (Iterable<Path>) paths.filter(Files::isRegularFile)::iterator) {
                files.put(directory.relativize(path).toString().replace('\\', '/'), Files.readAllBytes(path));
            }
        }
        return files;
    }
}
