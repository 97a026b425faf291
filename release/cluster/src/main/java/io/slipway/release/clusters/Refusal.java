package io.slipway.release.clusters;

import io.slipway.release.problems.ExitCode;
import io.slipway.release.problems.Problem;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text by which Helm or a cluster refuses something: the exit code it means, the object it is about and what to do about
 * it. The first one that fits decides, so that the cause stands before what it brings about: not every "is forbidden" is a
 * missing role.
 *
 * @param passes whether the same call may go well a little later, without anybody doing anything
 * @param object what it is about, where the text names it
 */
record Refusal(
        Pattern text,
        ExitCode exitCode,
        boolean passes,
        Function<MatchResult, Optional<String>> object,
        Function<MatchResult, String> fix) {

    private static final String WAY = "check the kubeconfig and the network connection to the cluster";

    private static final List<Refusal> KNOWN = List.of(
            of(
                    "another operation \\(install/upgrade/rollback\\) is in progress",
                    ExitCode.FAILED,
                    ClusterErrors.WAIT_OR_RECOVER),
            passing(
                    "cluster unreachable|connection refused|connection reset|no such host|i/o timeout|TLS handshake",
                    found -> WAY),
            // Admission.
            of(
                    "namespace \"?([\\w.-]+)\"? because it is being terminated",
                    ExitCode.ENVIRONMENT,
                    found -> "wait until namespace " + found.group(1)
                            + " is gone (kubectl get namespace " + found.group(1)
                            + "), then release with --create-namespace"),
            of(
                    "exceeded quota: ([\\w.-]+)",
                    ExitCode.FAILED,
                    found -> "raise the quota " + found.group(1)
                            + ", or lower replicas, or requests and limits under values"),
            of(
                    "failed quota: ([\\w.-]+): must specify ([\\w.,-]+)",
                    ExitCode.USAGE,
                    found -> "set " + found.group(2) + " for every container under values, as quota " + found.group(1)
                            + " asks"),
            of(
                    "violates PodSecurity \"([^\":]+)",
                    ExitCode.USAGE,
                    found -> "change the security contexts under values as the message says, or use a namespace whose"
                            + " label pod-security.kubernetes.io/enforce allows more than " + found.group(1)),
            of(
                    "(?:maximum|minimum) \\S+ (?:usage|limit to request ratio)[^,\\]]* per (?:Container|Pod|PersistentVolumeClaim)",
                    ExitCode.USAGE,
                    "change requests and limits under values to what the namespace's LimitRange allows"),
            passing(
                    "failed calling (?:admission )?webhook \"([^\"]+)\"",
                    found -> "get the webhook " + found.group(1) + " running again; it has to answer before anything is"
                            + " changed there"),
            of(
                    "admission webhook \"([^\"]+)\" denied the request",
                    ExitCode.FAILED,
                    found -> "change what the webhook " + found.group(1) + " names, or ask those who run it"),
            of(
                    "ValidatingAdmissionPolicy '([^']+)'",
                    ExitCode.FAILED,
                    found -> "change what the policy " + found.group(1) + " names, or ask those who run it"),
            // Behind the webhooks, whose own calls end so as well: the way to the API server, and what it says of
            // itself.
            passing(
                    "(?:Get|Head|Post|Put|Patch|Delete) \"https?://[^\"]*\": (?!context (?:deadline exceeded|canceled))"
                            + "|: (?:unexpected )?EOF$|broken pipe|server closed idle connection|http2: ",
                    found -> "run it again when the cluster answers; " + WAY),
            passing(
                    "etcdserver: |Internal error occurred|currently unable to handle the request|[Tt]oo many requests"
                            + "|unable to return a response in the time allotted",
                    found -> ClusterErrors.AGAIN),
            of(
                    "error looking up service account [^:]*: serviceaccount \"([^\"]+)\" not found",
                    ExitCode.ENVIRONMENT,
                    found -> "create the service account " + found.group(1) + ", or name another one under values"),
            of(
                    "no PriorityClass with name (\\S+) was found",
                    ExitCode.ENVIRONMENT,
                    found -> "create the PriorityClass " + found.group(1) + ", or name another one under values"),
            of(
                    "is attempting to grant RBAC permissions not currently held",
                    ExitCode.ENVIRONMENT,
                    "release with a role that holds the permissions which the chart hands out, or may escalate"),
            of(
                    "[Uu]ser \"([^\"]*)\" cannot (\\w+) resource \"([^\"]+)\"",
                    ExitCode.ENVIRONMENT,
                    found -> "ask for a role that allows " + found.group(1) + " to " + found.group(2) + " "
                            + found.group(3)),
            of(
                    "Unauthorized|must be logged in",
                    ExitCode.ENVIRONMENT,
                    "log in to the cluster again, or give another kubeconfig"),
            of(
                    "namespaces? \"[^\"]*\" not found",
                    ExitCode.ENVIRONMENT,
                    "create the namespace first, or release with --create-namespace"),
            // Objects that are there, and those that cannot be.
            of(
                    "Request entity too large|data: Too long: (?:must have|may not be)",
                    ExitCode.USAGE,
                    "keep files out of the chart that no template reads, with .helmignore: a release with all its values must"
                            + " fit into 1 MiB; slipway package names the largest"),
            about(
                    "(?s)(\\w+) \"([^\"]+)\" in namespace \"([^\"]*)\" exists and cannot be imported into the current release.*"
                            + "meta\\.helm\\.sh/release-name\" must equal \"[^\"]*\": current value is \"([^\"]+)\"",
                    ExitCode.FAILED,
                    found -> "it belongs to release " + found.group(4)
                            + ": uninstall that one, or give one of the two another name"),
            about(
                    "(?s)(\\w+) \"([^\"]+)\" in namespace \"([^\"]*)\" exists and cannot be imported into the current release.*"
                            + "release-name\": must be set to \"([^\"]+)\"(?:.*release-namespace\": must be set to \"([^\"]+)\")?",
                    ExitCode.FAILED,
                    Refusal::takeOver),
            about(
                    "(?s)(\\w+) \"([^\"]+)\" in namespace \"([^\"]*)\" exists and cannot be imported into the current release",
                    ExitCode.FAILED,
                    found -> "use --take-ownership (with --helm path), or delete it first"),
            about(
                    "(\\w+)(?:\\.[\\w.]+)? \"([^\"]+)\" is invalid: ([\\w.\\[\\]]+): (?:Invalid value: .*: )?.*"
                            + "(?:field is immutable|is immutable after creation|may not change once set|updates to \\w+ spec for"
                            + " fields other than)",
                    ExitCode.FAILED,
                    found -> "leave " + found.group(3) + " of it as it was; if it must change, delete it first: kubectl"
                            + " delete " + found.group(1).toLowerCase(java.util.Locale.ROOT) + " " + found.group(2)
                            + ", which stops what it runs"),
            about(
                    "(\\w+)(?:\\.[\\w.]+)? \"([^\"]+)\" is invalid: ([\\w.\\[\\]]+): ",
                    ExitCode.USAGE,
                    found -> "correct " + found.group(3) + " in the chart or under values"),
            of(
                    "no matches for kind \"([^\"]+)\" in version \"([^\"]+)\"",
                    ExitCode.ENVIRONMENT,
                    found -> "install what defines " + found.group(1) + " of " + found.group(2)
                            + " in the cluster (its CRDs), or use a preset that does without"),
            // What is left of "is forbidden": an admission plugin that none of us knows.
            of(
                    "is forbidden",
                    ExitCode.FAILED,
                    "change what the message names; a rule of the cluster refuses it, and not a missing role"),
            of(
                    "context deadline exceeded|timed out waiting|Progress deadline exceeded",
                    ExitCode.FAILED,
                    "look at the pods: slipway status, slipway connect"));

    private static Refusal of(String text, ExitCode exitCode, String fix) {
        return of(text, exitCode, found -> fix);
    }

    private static Refusal of(String text, ExitCode exitCode, Function<MatchResult, String> fix) {
        return new Refusal(Pattern.compile(text), exitCode, false, found -> Optional.empty(), fix);
    }

    /** What the cluster, or the way to it, has for a while. */
    private static Refusal passing(String text, Function<MatchResult, String> fix) {
        return new Refusal(Pattern.compile(text), ExitCode.ENVIRONMENT, true, found -> Optional.empty(), fix);
    }

    /** Whose first two groups are kind and name of an object. */
    private static Refusal about(String text, ExitCode exitCode, Function<MatchResult, String> fix) {
        return new Refusal(
                Pattern.compile(text),
                exitCode,
                false,
                found -> Optional.of(found.group(1) + " " + found.group(2)),
                fix);
    }

    private static String takeOver(MatchResult found) {
        String object = found.group(1).toLowerCase(java.util.Locale.ROOT) + " " + found.group(2);
        String namespace = found.group(3).isEmpty() ? "" : " --namespace " + found.group(3);
        return "use --take-ownership (with --helm path), or mark it as the release's: kubectl label" + namespace + " "
                + object + " app.kubernetes.io/managed-by=Helm; kubectl annotate" + namespace + " " + object
                + " meta.helm.sh/release-name=" + found.group(4) + " meta.helm.sh/release-namespace=" + found.group(3);
    }

    /** The problem that a text tells, its exit code, and whether it may be gone a little later. */
    record Told(Problem problem, ExitCode exitCode, boolean passes) {}

    /** @param place what was asked, for people */
    static Optional<Told> in(String text, String place) {
        for (Refusal each : KNOWN) {
            Matcher matcher = each.text.matcher(text);
            if (matcher.find()) {
                String at = each.object
                        .apply(matcher)
                        .map(object -> object + ", " + place)
                        .orElse(place);
                return Optional.of(
                        new Told(Problem.of(text).at(at).fix(each.fix.apply(matcher)), each.exitCode, each.passes));
            }
        }
        return Optional.empty();
    }
}
