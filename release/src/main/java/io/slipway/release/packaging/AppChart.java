package io.slipway.release.packaging;

import io.slipway.chart.SlipwayChart;
import io.slipway.release.ExitCode;
import io.slipway.release.Problem;
import io.slipway.release.SlipwayException;
import io.slipway.release.descriptor.Descriptor;
import io.slipway.release.helm.PrivateDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The chart of an app as it is checked, packaged and released: a copy of its own one or of Slipway's, with the versions set
 * and, where its own one depends on Slipway's, with that in it.
 */
public final class AppChart implements AutoCloseable {

    private final PrivateDirectory directory;
    private final Path folder;
    private final Optional<OwnChart> own;

    private AppChart(PrivateDirectory directory, String name, Optional<OwnChart> own) {
        this.directory = directory;
        this.folder = directory.path().resolve(name);
        this.own = own;
    }

    /** The chart that the descriptor asks for, under the version that it says. */
    public static AppChart of(Descriptor descriptor) {
        return of(descriptor, ChartVersions.of(descriptor));
    }

    /**
     * The chart that the descriptor asks for.
     *
     * @throws SlipwayException (usage) with what is wrong with its place, its metadata or its version
     */
    public static AppChart of(Descriptor descriptor, ChartVersions versions) {
        Optional<OwnChart> own = OwnChart.of(descriptor);
        String name = own.map(OwnChart::name).orElse(descriptor.app().name());
        AppChart chart = new AppChart(PrivateDirectory.create(), name, own);
        try {
            chart.copy();
            chart.setVersions(name, versions);
            return chart;
        } catch (IOException e) {
            chart.close();
            throw new SlipwayException(
                    ExitCode.USAGE,
                    List.of(Problem.of("cannot read the chart: " + e.getMessage())
                            .at(chart.whole())),
                    e);
        } catch (SlipwayException e) {
            chart.close();
            throw chart.told(e);
        }
    }

    private void copy() throws IOException {
        if (own.isEmpty()) {
            SlipwayChart.copyTo(folder);
            return;
        }
        for (Map.Entry<String, Path> file : ChartFiles.of(own.get().folder()).entrySet()) {
            Path target = folder.resolve(file.getKey());
            Files.createDirectories(target.getParent());
            Files.copy(file.getValue(), target);
        }
        if (slipwayIsAdded()) {
            SlipwayChart.copyTo(folder.resolve("charts").resolve(SlipwayChart.NAME));
        }
    }

    private boolean slipwayIsAdded() {
        return own.filter(chart -> chart.slipwayKey().isPresent() && !chart.bringsSlipway())
                .isPresent();
    }

    /** The app's name is that of Slipway's chart in its hands: it is what {@code helm list} and the archive's name show. */
    private void setVersions(String name, ChartVersions versions) throws IOException {
        Map<String, String> fields = new LinkedHashMap<>();
        if (own.isEmpty()) {
            fields.put("name", name);
        }
        versions.version().ifPresent(version -> fields.put("version", version));
        versions.appVersion().ifPresent(version -> fields.put("appVersion", version));
        ChartMetadata metadata = ChartMetadata.read(folder).with(fields);
        if (!metadata.problems().isEmpty()) {
            throw new SlipwayException(ExitCode.USAGE, metadata.problems());
        }
        Files.writeString(metadata.file(), metadata.text());
    }

    /** A directory that Helm can read, for as long as this is open. */
    public Path folder() {
        return folder;
    }

    /** Its name in {@code Chart.yaml}. */
    public String name() {
        return folder.getFileName().toString();
    }

    /** Below which key Slipway's chart stands in it; empty when it is Slipway's, or has nothing to do with that. */
    public Optional<String> slipwayKey() {
        return own.flatMap(OwnChart::slipwayKey);
    }

    /** The version of Slipway's chart that was put into the app's own one; empty when none was. */
    public Optional<String> addedVersion() {
        return slipwayIsAdded()
                ? Optional.of(ChartMetadata.read(folder.resolve("charts").resolve(SlipwayChart.NAME))
                        .version())
                : Optional.empty();
    }

    /** The archive of it, and its digest beside. */
    public ChartArchive packageInto(Path destination) {
        return ChartPackage.write(new PackageRequest(folder, destination, Optional.empty(), Optional.empty()));
    }

    /** A problem that names a place in the copy, told with the place that its reader can look at. */
    public Problem told(Problem problem) {
        return new Problem(
                problem.location().map(this::place), place(problem.message()), problem.lookedIn(), problem.fix());
    }

    public SlipwayException told(SlipwayException e) {
        return new SlipwayException(
                e.exitCode(), e.problems().stream().map(this::told).toList(), e);
    }

    private String place(String text) {
        String copy = folder.toString();
        String slipway = slipwayIsAdded() ? copy + "/charts/" + SlipwayChart.NAME : copy;
        String told = own.isEmpty() || slipwayIsAdded()
                ? text.replace(slipway + "/", "Slipway's chart, ").replace(slipway, "Slipway's chart")
                : text;
        return told.replace(copy, whole());
    }

    private String whole() {
        return own.map(chart -> chart.folder().toString()).orElse("Slipway's chart");
    }

    @Override
    public void close() {
        directory.close();
    }
}
