package io.slipway.release.command;

import io.slipway.release.descriptor.Descriptor;
import io.slipway.release.descriptor.Environment;
import io.slipway.release.planning.ReleasePlan;
import io.slipway.release.variables.Variables;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Which build of the app is meant: version, image and chart. */
final class ArtefactArguments {

    @Option(
            names = "--version",
            paramLabel = "VERSION",
            description =
                    "The version of app and chart, and the tag of the image (default: app.version of the descriptor, else "
                            + "that of package.json; image.tag).")
    private Optional<String> version = Optional.empty();

    @Option(
            names = "--image-digest",
            paramLabel = "sha256:…",
            description = "Exactly this image, wherever its tag points.")
    private Optional<String> imageDigest = Optional.empty();

    @Option(
            names = "--chart",
            paramLabel = "FILE",
            description = "A chart that was packaged before. The tokens of the source here are not checked then.")
    private Optional<Path> chart = Optional.empty();

    Optional<String> version() {
        return version;
    }

    Optional<Path> chart() {
        return chart;
    }

    Descriptor applyTo(Descriptor descriptor) {
        Descriptor versioned = version.map(descriptor::withVersion).orElse(descriptor);
        return imageDigest.map(versioned::withImageDigest).orElse(versioned);
    }

    ReleasePlan plan(Descriptor descriptor, Environment environment, Variables variables) throws IOException {
        return chart.isPresent()
                ? ReleasePlan.ofBuilt(descriptor, environment, variables)
                : ReleasePlan.of(descriptor, environment, variables);
    }
}
