package io.slipway.release.command;

import io.slipway.release.guarding.GateRequest;
import io.slipway.release.guarding.Verification;
import io.slipway.release.helm.Helm;
import io.slipway.release.locking.OnBusy;
import io.slipway.release.records.ReleaseRecord.Author;
import io.slipway.release.releasing.OnPending;
import io.slipway.release.releasing.Owner;
import io.slipway.release.releasing.ReleasePolicy;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What every verb takes that changes a release: by which Helm, how patiently, and in whose name. */
@HelpHeading.Under(HelpHeading.FAILURE)
final class ChangeArguments {

    @Mixin
    private HelmArgument helm;

    @Option(
            names = "--timeout",
            defaultValue = "300s",
            paramLabel = "DURATION",
            converter = DurationConverter.class,
            description =
                    "How long to wait until all is ready, and for a turn before that (default: ${DEFAULT-VALUE}).")
    private Duration timeout;

    @Option(
            names = "--on-pending",
            paramLabel = "WHAT",
            description =
                    "When an operation of Helm is in progress, or was killed: fail, wait, or recover, which marks it as "
                            + "failed and goes on (default: fail; for reviews recover).")
    private Optional<OnPending> onPending = Optional.empty();

    @Option(
            names = "--on-busy",
            defaultValue = "wait",
            paramLabel = "WHAT",
            description = "While another slipway changes this release: wait or fail (default: ${DEFAULT-VALUE}).")
    private OnBusy onBusy;

    @HelpHeading.Under(HelpHeading.RECORD)
    @Option(
            names = "--by",
            paramLabel = "NAME",
            description = "Who does this, for the record (default: the user of this process).")
    private Optional<String> by = Optional.empty();

    @HelpHeading.Under(HelpHeading.RECORD)
    @Option(
            names = "--build-url",
            paramLabel = "URL",
            description = "Page of the build that does this, for the record.")
    private Optional<String> buildUrl = Optional.empty();

    @HelpHeading.Under(HelpHeading.RECORD)
    @Option(
            names = "--approved-by",
            paramLabel = "NAME",
            description = "Who approved it, for the record. Can be repeated.")
    private List<String> approvers = List.of();

    @Option(
            names = "--formerly",
            paramLabel = "NAME",
            description = "The name that the environment had when it was last released, if it was renamed since.")
    private Optional<String> formerly = Optional.empty();

    /** Starts the Helm that was chosen; the caller closes it. */
    Helm openHelm() {
        return helm.open();
    }

    private String by() {
        return by.orElseGet(() -> System.getProperty("user.name", "unknown"));
    }

    /** Who does this, and when: now. */
    Author author() {
        return new Author(by(), Instant.now().truncatedTo(ChronoUnit.MILLIS), buildUrl).approvedBy(approvers);
    }

    /**
     * Of a change of a review: what was killed there left nothing that anybody misses. A newer build that fails gives way to the
     * last one that came up.
     */
    ReleasePolicy reviewPolicy(String environment) {
        return policy(environment, onPending.orElse(OnPending.RECOVER), true, false, Optional.empty());
    }

    /** Of a change that is not rolled back. */
    ReleasePolicy policy(String environment) {
        return policy(environment, onPending.orElse(OnPending.FAIL), false, false, Optional.empty());
    }

    ReleasePolicy policy(String environment, FailureArguments failure) {
        return policy(
                environment,
                onPending.orElse(OnPending.FAIL),
                failure.rollbackOnFailure(),
                failure.takeOwnership(),
                failure.verification());
    }

    private ReleasePolicy policy(
            String environment,
            OnPending pending,
            boolean rollbackOnFailure,
            boolean takeOwnership,
            Optional<Verification> verification) {
        return new ReleasePolicy(
                timeout,
                pending,
                onBusy,
                rollbackOnFailure,
                holder(),
                new Owner(environment, formerly),
                takeOwnership,
                GateRequest.DEFAULT,
                verification);
    }

    /** For those who have to wait: who it is they wait for. */
    private String holder() {
        String where = buildUrl.orElseGet(
                () -> host() + ", process " + ProcessHandle.current().pid());
        return by() + " (" + where + ")";
    }

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "unknown host";
        }
    }
}
