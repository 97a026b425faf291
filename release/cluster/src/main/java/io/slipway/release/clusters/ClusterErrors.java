package io.slipway.release.clusters;

import io.fabric8.kubernetes.client.KubernetesClientException;
import io.slipway.release.problems.ExitCode;
import io.slipway.release.problems.PlainText;
import io.slipway.release.problems.Problem;
import io.slipway.release.problems.SlipwayException;
import java.net.HttpURLConnection;
import java.nio.channels.UnresolvedAddressException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** Turns what Helm and the cluster say when a release cannot be changed into problems with a way out. */
public final class ClusterErrors {

    /** What to do about an operation of Helm that has not ended. */
    public static final String WAIT_OR_RECOVER =
            "wait for it, or use --on-pending recover when the one who started it is gone";

    /** What to do about an API server that has an error of its own. */
    static final String AGAIN =
            "run it again; if that fails too, see what ails the API server (kubectl get --raw '/readyz?verbose')";

    /** What to do about words that none of us knows. */
    private static final String NAMED = "change what the message names, then run it again";

    private static final String WAY = "check the kubeconfig and the network connection to the cluster";

    private ClusterErrors() {}

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
                Patience.isServersOwn(e) ? AGAIN : NAMED,
                e);
    }

    /**
     * What Helm says of a change where nobody knows its words.
     *
     * @param place what was asked, for people
     */
    public static SlipwayException unknown(String text, String place) {
        return SlipwayException.failed(
                Problem.of(PlainText.withoutUserInfo(text)).at(place).fix(NAMED));
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
                .reduce((outer, inner) -> inner)
                .map(PlainText::withoutUserInfo);
    }

    /**
     * The problem behind a text that Helm passes on from the cluster; empty where the cluster has no part in it.
     *
     * @param place what was asked, for people
     */
    public static Optional<SlipwayException> known(String text, String place) {
        return Refusal.in(PlainText.withoutUserInfo(text), place)
                .map(told -> new SlipwayException(told.exitCode(), List.of(told.problem())));
    }

    /** Whether the cluster, or the way to it, was what failed, so that the same call may go well a little later. */
    public static boolean mayPass(SlipwayException e) {
        return e.problems().stream()
                .flatMap(problem -> Refusal.in(problem.message(), "").stream())
                .anyMatch(Refusal.Told::passes);
    }

    private static SlipwayException translate(
            String text, String place, ExitCode otherwise, String fix, Throwable cause) {
        String plain = PlainText.withoutUserInfo(text);
        return Refusal.in(plain, place)
                .map(told -> new SlipwayException(told.exitCode(), List.of(told.problem()), cause))
                .orElseGet(() -> new SlipwayException(
                        otherwise, List.of(Problem.of(plain).at(place).fix(fix)), cause));
    }
}
