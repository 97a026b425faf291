package io.slipway.release.command;

import io.slipway.release.guarding.Verification;
import io.slipway.release.problems.Problem;
import io.slipway.release.problems.SlipwayException;
import io.slipway.release.releasing.ReleaseRequest;
import java.time.Duration;
import java.util.Optional;
import picocli.CommandLine.Option;

/** What a verb takes that brings something new: may it be older, may it make the namespace, and what if it fails. */
@HelpHeading.Under(HelpHeading.FAILURE)
final class FailureArguments {

    @HelpHeading.Under(HelpHeading.RELEASED)
    @Option(names = "--allow-older", description = "Let an older build take the place of a newer one.")
    private boolean allowOlder;

    @HelpHeading.Under(HelpHeading.CLUSTER)
    @Option(names = "--create-namespace", description = "Create the namespace if it does not exist.")
    private boolean createNamespace;

    @Option(
            names = "--rollback-on-failure",
            negatable = true,
            defaultValue = "true",
            fallbackValue = "true",
            description = "Roll back to the last successful revision when this one fails (default). With "
                    + "--no-rollback-on-failure it stays in place for inspection.")
    private boolean rollbackOnFailure;

    @Option(
            names = "--take-ownership",
            description =
                    "Take over objects that exist already and belong to no release, such as those of kubectl apply "
                            + "(with --helm path, Helm 3.17 or newer).")
    private boolean takeOwnership;

    @Option(
            names = "--verify",
            paramLabel = "URL",
            converter = UrlConverter.class,
            description =
                    "Ask this address once the pods are ready. Unless it answers with status 200 in time, the release "
                            + "failed.")
    private Optional<String> verify = Optional.empty();

    @Option(
            names = "--verify-contains",
            paramLabel = "TEXT",
            description = "What the answer to --verify must hold; @version@ stands for the released version.")
    private String expected = "";

    @Option(
            names = "--verify-timeout",
            defaultValue = "60s",
            paramLabel = "DURATION",
            converter = DurationConverter.class,
            description = "How long --verify asks (default: ${DEFAULT-VALUE}).")
    private Duration verifyTimeout;

    /** @throws SlipwayException (usage) when an answer is described and no address is asked */
    Optional<Verification> verification() {
        if (verify.isEmpty() && !expected.isEmpty()) {
            throw SlipwayException.usage(
                    Problem.of("--verify-contains needs --verify").fix("add --verify URL, the address to ask"));
        }
        return verify.map(url -> new Verification(url, expected, verifyTimeout));
    }

    boolean takeOwnership() {
        return takeOwnership;
    }

    boolean rollbackOnFailure() {
        return rollbackOnFailure;
    }

    ReleaseRequest applyTo(ReleaseRequest request) {
        return request.allowing(allowOlder, createNamespace);
    }
}
