package io.slipway.release.clusters;

import io.fabric8.kubernetes.client.KubernetesClientException;
import io.slipway.release.problems.ExitCode;
import io.slipway.release.problems.Problem;
import io.slipway.release.problems.SlipwayException;
import java.net.HttpURLConnection;
import java.nio.channels.UnresolvedAddressException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Turns what Helm and the cluster say when a release cannot be changed into problems with a way out. */
public final class ClusterErrors {

    /** A known text, the exit code it means, and what to do about it. */
    private record Known(Pattern text, ExitCode exitCode, String fix) {}

    /** What to do about an operation of Helm that has not ended. */
    public static final String WAIT_OR_RECOVER =
            "wait for it, or use --on-pending recover when the one who started it is gone";

    private static final String WAY = "check the kubeconfig and the network connection to the cluster";

    private static final List<Known> KNOWN = List.of(
            known("another operation \\(install/upgrade/rollback\\) is in progress", ExitCode.FAILED, WAIT_OR_RECOVER),
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

    /** What a cluster refuses, or that it does not answer. */
    public static SlipwayException of(KubernetesClientException e, Cluster cluster) {
        return of(e, cluster, cluster.describe());
    }

    /** @param place what was asked, for people */
    public static SlipwayException of(KubernetesClientException e, Cluster cluster, String place) {
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

    /**
     * The problem behind a text that Helm passes on from the cluster; empty where the cluster has no part in it.
     *
     * @param place what was asked, for people
     */
    public static Optional<SlipwayException> known(String text, String place) {
        return find(text).map(known -> problem(known, text, place, null));
    }

    private static SlipwayException translate(String text, String place, ExitCode otherwise, Throwable cause) {
        return find(text)
                .map(known -> problem(known, text, place, cause))
                .orElseGet(() ->
                        new SlipwayException(otherwise, List.of(Problem.of(text).at(place)), cause));
    }

    private static Optional<Known> find(String text) {
        return KNOWN.stream().filter(each -> each.text().matcher(text).find()).findFirst();
    }

    private static SlipwayException problem(Known known, String text, String place, Throwable cause) {
        return new SlipwayException(
                known.exitCode(), List.of(Problem.of(text).at(place).fix(known.fix())), cause);
    }
}
