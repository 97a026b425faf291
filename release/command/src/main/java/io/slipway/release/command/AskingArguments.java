package io.slipway.release.command;

import io.slipway.release.guarding.PolicyDocument;
import io.slipway.release.releasing.ReleasePolicy;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What a verb takes from who asks the checks again and again, as Jenkins does, and holds no process meanwhile. */
@HelpHeading.Under(HelpHeading.CHECKS)
final class AskingArguments {

    @Mixin
    private GateArguments gate;

    @Option(
            names = "--checks-only",
            description = "Only ask the checks: end with 0 when they are open. Nothing is changed.")
    private boolean only;

    @Option(
            names = "--checks-since",
            paramLabel = "INSTANT",
            description =
                    "When the checks were first asked, such as 2026-12-18T17:00:00Z: by it a request is given up in time "
                            + "(default: now).")
    private Optional<Instant> since = Optional.empty();

    @Option(
            names = "--policy",
            paramLabel = "FILE",
            description =
                    "The policy of the environment, which is put into the ConfigMap slipway-policy before the checks are asked, "
                            + "where it differs. Needs the right to create and patch that ConfigMap (default: the policy "
                            + "that is there).")
    private Optional<Path> policyFile = Optional.empty();

    ReleasePolicy applyTo(ReleasePolicy policy) {
        return gate.applyTo(policy).asking(since, only).under(policyFile.map(PolicyDocument::read));
    }
}
