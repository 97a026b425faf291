package io.slipway.chart;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.stream.Stream;

/** The chart that comes with Slipway, for anyone who has the jar and needs a directory that Helm can read. */
public final class SlipwayChart {
    private static final String FILES = "/io/slipway/chart/files";

    private SlipwayChart() {}

    /** Writes the chart's files into a directory, which is made if it is not there, and returns that directory. */
    public static Path copyTo(Path directory) {
        URL chart = SlipwayChart.class.getResource(FILES + "/Chart.yaml");
        if (chart == null) {
            throw new IllegalStateException("the jar of " + SlipwayChart.class.getName() + " has no chart in it");
        }
        try {
            if (chart.openConnection() instanceof JarURLConnection jar) {
                URI location = jar.getJarFileURL().toURI();
                // A file system of our own: the one by URI is shared, and may be closed under us or be open already.
                try (FileSystem files = FileSystems.newFileSystem(Path.of(location))) {
                    copy(files.getPath(FILES), directory);
                }
            } else {
                copy(Path.of(chart.toURI()).resolveSibling("."), directory);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("could not write the chart to " + directory, e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException("the place of the chart is no file: " + chart, e);
        }
        return directory;
    }

    private static void copy(Path from, Path to) throws IOException {
        Path source = from.normalize();
        try (Stream<Path> paths = Files.walk(source)) {
            for (Path path : (Iterable<Path>) paths::iterator) {
                // As text: the two paths may be of different file systems.
                Path target = to.resolve(source.relativize(path).toString()).normalize();
                if (Files.isDirectory(path)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(path, target, StandardCopyOption.REPLACE_EXISTING);
                }
            }
        }
    }
}
