package io.slipway.release.helm;

import io.fabric8.kubernetes.client.KubernetesClientException;
import io.slipway.release.ExitCode;
import io.slipway.release.Problem;
import io.slipway.release.SlipwayException;
import java.net.HttpURLConnection;
import java.nio.channels.UnresolvedAddressException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Turns what Helm and the cluster say when a release cannot be changed into problems with a way out. */
final class ClusterErrors {

    /** A known text, the exit code it means, and what to do about it. */
    private record Known(Pattern text, ExitCode exitCode, String fix) {}

    private static final String WAY = "check the kubeconfig and the way to the cluster";

    private static final List<Known> KNOWN = List.of(
            known(
                    "another operation \\(install/upgrade/rollback\\) is in progress",
                    ExitCode.FAILED,
                    "wait for it, or use --on-pending recover when the one who started it is gone"),
            known(
                    "cluster unreachable|connection refused|no such host|i/o timeout|TLS handshake",
                    ExitCode.ENVIRONMENT,
                    WAY),
            known("is forbidden", ExitCode.ENVIRONMENT, "ask for a role that allows it"),
            known(
                    "Unauthorized|must be logged in",
                    ExitCode.ENVIRONMENT,
                    "log in to the cluster again, or give another kubeconfig"),
            known(
                    "namespaces? \"[^\"]*\" not found",
                    ExitCode.ENVIRONMENT,
                    "create the namespace first; slipway release does it with --create-namespace"),
            known(
                    "context deadline exceeded|timed out waiting|Progress deadline exceeded",
                    ExitCode.FAILED,
                    "look at the pods: slipway status, slipway connect"));

    private ClusterErrors() {}

    private static Known known(String text, ExitCode exitCode, String fix) {
        return new Known(Pattern.compile(text), exitCode, fix);
    }

    static SlipwayException pending(ReleaseTarget target, Revision revision) {
        String since = revision.deployed().map(time -> ", since " + time).orElse("");
        return SlipwayException.failed(Problem.of("another operation is in progress: revision " + revision.number()
                        + " is " + revision.status().word() + since)
                .at(target.toString())
                .fix(KNOWN.get(0).fix()));
    }

    static SlipwayException of(KubernetesClientException e, ReleaseTarget target) {
        return of(e, target.cluster(), target.toString());
    }

    static SlipwayException of(KubernetesClientException e, Cluster cluster) {
        return of(e, cluster, cluster.describe());
    }

    /** @param place what was asked, for people */
    private static SlipwayException of(KubernetesClientException e, Cluster cluster, String place) {
        if (e.getCode() <= 0) {
            return noAnswer(e, cluster);
        }
        String status = e.getStatus() == null ? null : e.getStatus().getMessage();
        // A gateway that answers in its place.
        boolean absent = e.getCode() >= HttpURLConnection.HTTP_BAD_GATEWAY
                && e.getCode() <= HttpURLConnection.HTTP_GATEWAY_TIMEOUT;
        return translate(
                status != null ? status : String.valueOf(e.getMessage()),
                place,
                absent ? ExitCode.ENVIRONMENT : ExitCode.FAILED,
                e);
    }

    private static SlipwayException noAnswer(KubernetesClientException e, Cluster cluster) {
        Problem problem = Problem.of("the cluster does not answer"
                        + reason(e).map(text -> ": " + text).orElse(""))
                .at(cluster.describe())
                .fix(WAY);
        return new SlipwayException(ExitCode.ENVIRONMENT, List.of(problem), e);
    }

    /** What the network says; a refused connection is an exception without a text. */
    private static Optional<String> reason(Throwable e) {
        return Stream.iterate(e.getCause(), Objects::nonNull, Throwable::getCause)
                .map(cause -> cause instanceof UnresolvedAddressException ? "no such host" : cause.getMessage())
                .filter(Objects::nonNull)
                .reduce((outer, inner) -> inner);
    }

    /** @param chart whose templates the text may name */
    static SlipwayException of(String text, ReleaseTarget target, Path chart) {
        boolean known =
                KNOWN.stream().anyMatch(each -> each.text().matcher(text).find());
        return known ? translate(text, target.toString(), ExitCode.FAILED, null) : HelmErrors.translate(text, chart);
    }

    private static SlipwayException translate(String text, String place, ExitCode otherwise, Throwable cause) {
        Problem problem = Problem.of(HelmErrors.plain(text)).at(place);
        for (Known known : KNOWN) {
            if (known.text().matcher(text).find()) {
                return new SlipwayException(known.exitCode(), List.of(problem.fix(known.fix())), cause);
            }
        }
        return new SlipwayException(otherwise, List.of(problem), cause);
    }
}
