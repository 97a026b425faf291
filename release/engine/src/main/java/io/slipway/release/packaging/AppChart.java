package io.slipway.release.packaging;

import io.slipway.chart.SlipwayChart;
import io.slipway.release.descriptor.Descriptor;
import io.slipway.release.helm.PrivateDirectory;
import io.slipway.release.problems.ExitCode;
import io.slipway.release.problems.Problem;
import io.slipway.release.problems.SlipwayException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * The chart of an app as it is checked, packaged and released: a copy of its own one or of Slipway's, with the versions set
 * and, where its own one depends on Slipway's, with that in it.
 */
public final class AppChart implements AutoCloseable {

    private final Descriptor descriptor;
    private final PrivateDirectory parent;
    private final Path directory;
    private final Optional<OwnChart> own;

    private AppChart(Descriptor descriptor, Optional<OwnChart> own) {
        this.descriptor = descriptor;
        this.own = own;
        this.parent = PrivateDirectory.create();
        this.directory = parent.path()
                .resolve(own.map(OwnChart::name).orElse(descriptor.app().name()));
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
        AppChart chart = new AppChart(descriptor, OwnChart.of(descriptor));
        try {
            if (chart.own.isPresent()) {
                chart.copyOwn(chart.own.get(), versions);
            } else {
                chart.copySlipways(versions);
            }
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
            throw chart.withPlaces(e);
        }
    }

    /** Under the app's name, which is what {@code helm list} and the archive's file name then show. */
    private void copySlipways(ChartVersions versions) throws IOException {
        SlipwayChart.copyTo(directory);
        Map<String, String> fields = versions.fields();
        fields.put("name", directory.getFileName().toString());
        ChartMetadata metadata = ChartMetadata.read(directory).with(fields);
        // It was sound before: what is wrong now came from outside.
        metadata.check(problem -> problem.at(descriptor.file().toString())
                .fix("use a version such as 1.4.0 or 1.4.0-rc.1 for app.version or chart.version"));
        metadata.write();
    }

    private void copyOwn(OwnChart chart, ChartVersions versions) throws IOException {
        for (Map.Entry<String, Path> file : ChartFiles.of(chart.directory()).entrySet()) {
            Path target = directory.resolve(file.getKey());
            Files.createDirectories(target.getParent());
            Files.copy(file.getValue(), target);
        }
        ChartMetadata metadata = ChartMetadata.read(directory).with(versions.fields());
        metadata.check(UnaryOperator.identity());
        metadata.write();
        if (slipwayIsAdded()) {
            addSlipway(chart.slipway().orElseThrow(), versions);
        }
    }

    private void addSlipway(OwnChart.Dependency dependency, ChartVersions versions) throws IOException {
        ChartMetadata slipway = ChartMetadata.read(SlipwayChart.copyTo(addedSlipway()));
        if (!dependency.takes(slipway.version())) {
            throw SlipwayException.usage(Problem.of("the dependency " + SlipwayChart.NAME + " requires '"
                            + dependency.range() + "', but Slipway's chart is " + slipway.version())
                    .at(directory.resolve("Chart.yaml").toString())
                    .fix("write version: ^" + slipway.version()
                            + ", or put the required version into charts/ with helm dependency build"));
        }
        // Its images' default tag is the version of the app.
        slipway.with(Optional.empty(), versions.appVersion()).write();
    }

    private boolean slipwayIsAdded() {
        return own.filter(chart -> chart.slipway().isPresent() && !chart.bringsSlipway())
                .isPresent();
    }

    private Path addedSlipway() {
        return directory.resolve("charts").resolve(SlipwayChart.NAME);
    }

    /** A directory that Helm can read, for as long as this is open. */
    public Path directory() {
        return directory;
    }

    /** Its name in {@code Chart.yaml}. */
    public String name() {
        return directory.getFileName().toString();
    }

    /** Below which key Slipway's chart stands in it; empty when it is Slipway's, or has nothing to do with that. */
    public Optional<String> slipwayKey() {
        return own.flatMap(OwnChart::slipwayKey);
    }

    /** What to package; its versions are set already. */
    public PackageRequest packageInto(Path destination) {
        return new PackageRequest(directory, destination);
    }

    /** A problem that names a place in the copy, told with the place that its reader can look at. */
    public Problem withPlaces(Problem problem) {
        return new Problem(
                problem.location().map(this::place),
                place(problem.message()),
                problem.lookedIn(),
                problem.fix().or(() -> remedy(problem.message())));
    }

    private Optional<String> remedy(String message) {
        if (message.startsWith("initContainer.image.")) {
            return Optional.of("give image: a repository, and a tag or digest, in " + descriptor.file());
        }
        return message.contains("missing these dependencies")
                ? Optional.of("bring them with helm dependency build " + whole())
                : Optional.empty();
    }

    /** The same for all problems of an error. */
    public SlipwayException withPlaces(SlipwayException e) {
        return new SlipwayException(
                e.exitCode(), e.problems().stream().map(this::withPlaces).toList(), e);
    }

    private String place(String text) {
        String slipways = (slipwayIsAdded() ? addedSlipway() : directory).toString();
        String told = own.isEmpty() || slipwayIsAdded()
                ? text.replace(slipways + "/", "Slipway's chart, ").replace(slipways, "Slipway's chart")
                : text;
        return told.replace(directory.toString(), whole());
    }

    private String whole() {
        return own.map(chart -> chart.directory().toString()).orElse("Slipway's chart");
    }

    @Override
    public void close() {
        parent.close();
    }
}
