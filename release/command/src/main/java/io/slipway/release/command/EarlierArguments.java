package io.slipway.release.command;

import io.slipway.release.descriptor.Descriptor;
import io.slipway.release.descriptor.DescriptorReader;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The packaged version that another one is compared with. */
@HelpHeading.Under(HelpHeading.COMPARED)
final class EarlierArguments {

    @Option(
            names = Comparison.FROM_CHART,
            paramLabel = "FILE",
            description = "Compare with the release of this packaged chart, without a cluster and without a kubeconfig "
                    + "(default: --chart, else the chart of --from-app).")
    private Optional<Path> chart = Optional.empty();

    @Option(
            names = Comparison.FROM_APP,
            paramLabel = "APP",
            description = "The app's directory at that version, or its slipway.yaml (default: APP).")
    private Optional<Path> app = Optional.empty();

    @Option(
            names = "--from-version",
            paramLabel = "VERSION",
            converter = VersionConverter.class,
            description = "That version of the app, and the tag of its image (default: as for --version, and --version "
                    + "itself without --from-chart).")
    private Optional<String> version = Optional.empty();

    /** @param later the descriptor of what is compared with it */
    Descriptor descriptor(Descriptor later) {
        return app.map(DescriptorReader::read).orElse(later);
    }

    /** @param later the build that is compared with it */
    BuildArguments build(BuildArguments later) {
        return later.earlier(chart, version);
    }
}
