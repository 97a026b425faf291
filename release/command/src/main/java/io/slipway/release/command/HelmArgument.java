package io.slipway.release.command;

import io.slipway.release.helm.Helm;
import io.slipway.release.helm.choice.HelmChoice;
import picocli.CommandLine.Option;

/** By which Helm, for every verb that needs one. */
@HelpHeading.Under(HelpHeading.CLUSTER)
final class HelmArgument {

    @Option(
            names = "--helm",
            defaultValue = "auto",
            paramLabel = "WHICH",
            description =
                    "auto, embedded, or path for the helm 3 or 4 on PATH (default: ${DEFAULT-VALUE}: the embedded one "
                            + "where it loads).")
    private HelmChoice choice = HelmChoice.AUTO;

    /** Starts the Helm that was chosen; the caller closes it. */
    Helm open() {
        return choice.open();
    }
}
