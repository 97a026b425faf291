package io.slipway.release.packaging;

import io.slipway.chart.SlipwayChart;
import io.slipway.release.AtExit;
import io.slipway.release.Problem;
import io.slipway.release.SlipwayException;
import io.slipway.release.descriptor.AppVersion;
import io.slipway.release.descriptor.Descriptor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** The chart of an app in a folder: its own one, or Slipway's under the app's name. */
public final class AppChart implements AutoCloseable {

    private final Descriptor descriptor;
    private final Path folder;
    private final Optional<Path> temporary;
    private final AtExit.Registration atExit;

    private AppChart(Descriptor descriptor, Path folder, Optional<Path> temporary) {
        this.descriptor = descriptor;
        this.folder = folder;
        this.temporary = temporary;
        this.atExit = AtExit.run(this::delete);
    }

    /**
     * The chart that the descriptor asks for.
     *
     * @throws SlipwayException (usage) when the descriptor names a folder that holds no chart
     */
    public static AppChart of(Descriptor descriptor) throws IOException {
        if (descriptor.chart().path().isEmpty()) {
            Path temporary = Files.createTempDirectory("slipway-chart");
            Path folder = SlipwayChart.copyTo(temporary.resolve(descriptor.app().name()));
            rename(folder.resolve("Chart.yaml"), descriptor.app().name());
            return new AppChart(descriptor, folder, Optional.of(temporary));
        }
        Path folder =
                descriptor.folder().resolve(descriptor.chart().path().get()).normalize();
        if (!Files.isRegularFile(folder.resolve("Chart.yaml"))) {
            throw SlipwayException.usage(Problem.of("chart.path names a folder with no Chart.yaml in it")
                    .at(folder.toString())
                    .fix("name the folder of the app's chart, or leave chart.path out to take Slipway's"));
        }
        return new AppChart(descriptor, folder, Optional.empty());
    }

    /** The app's name is the chart's: it is what `helm list` and the archive's file name show. */
    private static void rename(Path metadata, String name) throws IOException {
        Files.writeString(metadata, Files.readString(metadata).replaceFirst("(?m)^name: .*$", "name: " + name));
    }

    public Path folder() {
        return folder;
    }

    /** What to package, with the app's version. */
    public PackageRequest packageInto(Path destination) {
        String appVersion = AppVersion.of(descriptor);
        String version = descriptor.chart().version().orElse(appVersion);
        return new PackageRequest(folder, destination, Optional.of(version), Optional.of(appVersion));
    }

    private void delete() {
        if (temporary.filter(Files::exists).isEmpty()) {
            return;
        }
        try (Stream<Path> files = Files.walk(temporary.get())) {
            for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot delete temporary files", e);
        }
    }

    @Override
    public void close() {
        delete();
        atExit.cancel();
    }
}
