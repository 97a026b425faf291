package io.slipway.release.command;

import io.slipway.release.guarding.GateRequest;
import io.slipway.release.problems.Problem;
import io.slipway.release.problems.SlipwayException;
import io.slipway.release.releasing.ReleasePolicy;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How a verb meets the checks of an environment that it changes. */
@HelpHeading.Under(HelpHeading.CHECKS)
final class GateArguments {

    @Option(
            names = "--override",
            paramLabel = "REASON",
            description =
                    "Go past closed checks. Needs the right to update the ConfigMap slipway-policy; the reason is "
                            + "recorded.")
    private Optional<String> override = Optional.empty();

    @Option(
            names = "--wait-for-checks",
            description = "Wait until the checks of the environment are open (default: fail, and say when they open).")
    private boolean waits;

    @Mixin
    private CredentialsArgument credentials;

    ReleasePolicy applyTo(ReleasePolicy policy) {
        return policy.meeting(request());
    }

    private GateRequest request() {
        if (override.filter(String::isBlank).isPresent()) {
            throw SlipwayException.usage(
                    Problem.of("--override needs a reason").fix("say why: --override 'outage of the shop, INC-4711'"));
        }
        return GateRequest.of(override, waits, credentials.files());
    }
}
