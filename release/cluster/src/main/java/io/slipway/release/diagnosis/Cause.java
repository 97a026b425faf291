package io.slipway.release.diagnosis;

import io.slipway.initcontainer.problems.ProblemText;
import io.slipway.release.diagnosis.Diagnosis.Warning;
import io.slipway.release.problems.Problem;
import io.slipway.release.watching.PodFailure;
import io.slipway.release.watching.PodState;
import io.slipway.release.watching.Rollout;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Says in one line why the pods do not come up, from what the cluster knows of them. */
final class Cause {

    private static final Pattern MISSING = Pattern.compile("(secret|configmap) \"([^\"]+)\" not found");

    private final String namespace;

    private Cause(String namespace) {
        this.namespace = namespace;
    }

    /** Empty when the pods tell nothing. */
    static Optional<Problem> of(Rollout rollout, List<Warning> events, String namespace) {
        Cause cause = new Cause(namespace);
        return rollout.failures().stream()
                .filter(failure -> !failure.reason().equals("ProgressDeadlineExceeded"))
                .min(Comparator.comparing(PodFailure::isOfWorkload)
                        .thenComparing((PodFailure failure) -> !failure.isTerminal())
                        .thenComparing(failure -> failure.exitCode().isEmpty()))
                .map(cause::of)
                .or(() -> cause.notReady(rollout, events));
    }

    private Problem of(PodFailure failure) {
        String place = "pod " + namespace + "/" + failure.pod()
                + (failure.container().isBlank() ? "" : ", container " + failure.container());
        if (failure.isOfWorkload()) {
            return ofWorkload(failure).at(failure.pod() + " in namespace " + namespace);
        }
        if (failure.exitCode().isPresent()) {
            return ended(failure, place);
        }
        return waiting(failure).at(place);
    }

    private static Problem ofWorkload(PodFailure failure) {
        if (failure.pod().startsWith("Job ")) {
            return Problem.of(failure.pod() + " failed: " + failure.reason() + ": " + firstWords(failure))
                    .fix("look at what it does: its pods, their log and events, below");
        }
        return Problem.of("no pod can be created: " + firstWords(failure))
                .fix("change what the message names, or ask for a namespace that allows it");
    }

    /** In the words of slipway-init, with the place and the remedy that it knows. */
    private static Problem ended(PodFailure failure, String pod) {
        List<String> words = failure.words();
        String who = (failure.init() ? "init container " : "container ") + failure.container() + " exited with code "
                + failure.exitCode().orElseThrow();
        if (words.isEmpty()) {
            return Problem.of(who + " without a message").at(pod).fix("read its log");
        }
        if (words.get(0).equals(PodState.OUT_OF_MEMORY)) {
            return Problem.of(who + ": it took more memory than its limit")
                    .at(pod)
                    .fix("raise the memory under the environment's values, as resources of nginx or initContainer");
        }
        return ProblemText.parse(failure.message()).stream()
                .filter(entry -> !entry.subject().equals(ProblemText.WARNING))
                .findFirst()
                .map(entry -> Problem.of(entry.problem()))
                .map(own -> own.say(own.message() + " (" + who + ")")
                        .at(own.location().map(place -> place + ", in " + pod).orElse(pod)))
                .or(() -> NginxError.of(failure.message())
                        .map(error ->
                                error.say(error.message() + " (" + who + ")").at(pod)))
                .orElseGet(() ->
                        Problem.of(words.get(0) + " (" + who + ")").at(pod).fix("read its log, below"));
    }

    private Problem waiting(PodFailure failure) {
        String words = firstWords(failure);
        return switch (failure.reason()) {
            case "ImagePullBackOff", "ErrImagePull", "ErrImageNeverPull", "InvalidImageName" ->
                Problem.of("the image cannot be pulled: " + words)
                        .fix("push the image, correct its name, or name its Secret under values.imagePullSecrets");
            case "CreateContainerConfigError" -> {
                Matcher missing = MISSING.matcher(words);
                yield Problem.of("the container cannot be created: " + words)
                        .fix(
                                missing.find()
                                        ? "create the " + missing.group(1) + " " + missing.group(2) + " in namespace "
                                                + namespace
                                        : "correct what the message names");
            }
            case "Unschedulable", "SchedulerError" ->
                Problem.of("no node takes the pod: " + words)
                        .fix("add room or nodes, or lower the requests under values");
            default -> Problem.of(failure.reason() + ": " + words);
        };
    }

    private static String firstWords(PodFailure failure) {
        return failure.message()
                .lines()
                .filter(line -> !line.isBlank())
                .findFirst()
                .map(String::strip)
                .orElse(failure.reason());
    }

    private Optional<Problem> notReady(Rollout rollout, List<Warning> events) {
        return rollout.states().stream()
                .filter(state -> !state.ready())
                .findFirst()
                .map(state -> {
                    String why = events.stream()
                            .filter(event -> event.object().equals("pod " + state.pod()))
                            .reduce((earlier, later) -> later)
                            .map(event -> ": " + event.message())
                            .orElse("");
                    return notReady(state, why);
                });
    }

    private Problem notReady(PodState state, String why) {
        return Problem.of("a pod is not ready in time; it is " + state.kubectlStatus()
                        + why.replaceAll("\\s*\\n\\s*", " "))
                .at("pod " + namespace + "/" + state.pod())
                .fix("read its log and events, below; if it only needs longer, give it more with --timeout");
    }
}
