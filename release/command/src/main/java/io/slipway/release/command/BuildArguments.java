package io.slipway.release.command;

import io.slipway.release.descriptor.AppVersion;
import io.slipway.release.descriptor.Descriptor;
import io.slipway.release.descriptor.Environment;
import io.slipway.release.packaging.AppChart;
import io.slipway.release.packaging.ChartPackage;
import io.slipway.release.packaging.PackagedChart;
import io.slipway.release.planning.ReleasePlan;
import io.slipway.release.releasing.Promotion;
import io.slipway.release.releasing.ReleasedChart;
import io.slipway.release.variables.Variables;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Which build of the app is released: its version, its image, its chart. */
@HelpHeading.Under(HelpHeading.RELEASED)
final class BuildArguments {

    @Option(
            names = "--version",
            paramLabel = "VERSION",
            converter = VersionConverter.class,
            description =
                    "The version of app and chart, and the tag of the image (default: app.version of the descriptor, else "
                            + "the version in package.json; the image is then that of image.digest, else of image.tag, "
                            + "else of the chart's appVersion).")
    private Optional<String> version = Optional.empty();

    @Option(
            names = "--image-digest",
            converter = DigestConverter.class,
            paramLabel = "sha256:…",
            description = "Release the image with this digest; its tag is ignored.")
    private Optional<String> imageDigest = Optional.empty();

    @Option(
            names = "--chart",
            paramLabel = "FILE",
            description =
                    "Release this packaged chart instead of packaging one. The tokens in the source are then not checked.")
    private Optional<Path> chart = Optional.empty();

    /** The app's version, where it is given. */
    Optional<String> version() {
        return version;
    }

    /**
     * An earlier build to compare this one with: what is not said of it is as for this one, unless that follows from its chart.
     */
    BuildArguments earlier(Optional<Path> otherChart, Optional<String> otherVersion) {
        BuildArguments other = new BuildArguments();
        other.chart = otherChart.or(() -> chart);
        other.version = otherVersion.or(() -> otherChart.isPresent() ? Optional.empty() : version);
        other.imageDigest = otherChart.isPresent() || otherVersion.isPresent() ? Optional.empty() : imageDigest;
        return other;
    }

    /** What is known of a promotion, whose chart must be the one that runs. */
    Promotion.Given given(Optional<String> nginxImageDigest) {
        return new Promotion.Given(chart, imageDigest, nginxImageDigest);
    }

    /** The descriptor of exactly this build. */
    Descriptor of(Descriptor descriptor) {
        Descriptor versioned = version.map(descriptor::withVersion).orElse(descriptor);
        return imageDigest.map(versioned::withImageDigest).orElse(versioned);
    }

    ReleasePlan plan(Descriptor descriptor, Environment environment, Variables variables) throws IOException {
        return chart.isPresent()
                ? ReleasePlan.ofBuilt(descriptor, environment, variables)
                : ReleasePlan.of(descriptor, environment, variables);
    }

    /** What to know of a chart that was given without its version. */
    Optional<String> note(ReleasePlan plan, ReleasedChart released) {
        return chart.isPresent() && version.isEmpty()
                ? ChartVersionNote.of(plan.descriptor(), released)
                : Optional.empty();
    }

    /**
     * The chart that was given, or the app's, packaged.
     *
     * @param directory to package into
     */
    ReleasedChart chart(ReleasePlan plan, Path directory) {
        if (chart.isPresent()) {
            return ReleasedChart.of(PackagedChart.read(chart.get()));
        }
        try (AppChart own = AppChart.of(plan.descriptor())) {
            return ReleasedChart.of(ChartPackage.write(own.packageInto(directory)), AppVersion.of(plan.descriptor()));
        }
    }
}
