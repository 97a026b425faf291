package io.slipway.release.watching;

import io.fabric8.kubernetes.api.model.ContainerState;
import io.fabric8.kubernetes.api.model.ContainerStateTerminated;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodCondition;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a pod's status says, in the words that {@code kubectl get pods} has for it.
 *
 * @param pod its name
 * @param kubectlStatus such as {@code Init:0/1}, {@code Init:CrashLoopBackOff} or {@code Running}
 * @param ready whether it takes requests
 * @param restarts of all its containers
 * @param failure what keeps it from coming up
 */
public record PodState(String pod, String kubectlStatus, boolean ready, int restarts, Optional<PodFailure> failure) {

    /** A container that waits for one of these does not get better by itself. */
    private static final Set<String> TERMINAL = Set.of(
            "CrashLoopBackOff",
            "ImagePullBackOff",
            "InvalidImageName",
            "ErrImageNeverPull",
            "CreateContainerConfigError",
            "CreateContainerError");

    /** The reason of a container that took more memory than its limit. */
    public static final String OUT_OF_MEMORY = "OOMKilled";

    /** What each container waits for when nothing is wrong. */
    private static final Set<String> ORDINARY = Set.of("PodInitializing", "ContainerCreating");

    public static PodState of(Pod pod) {
        List<ContainerStatus> init = pod.getStatus().getInitContainerStatuses();
        List<ContainerStatus> containers = pod.getStatus().getContainerStatuses();
        return new PodState(
                pod.getMetadata().getName(),
                kubectlStatus(pod, init, containers),
                isReady(pod),
                Stream.concat(init.stream(), containers.stream())
                        .mapToInt(status -> Objects.requireNonNullElse(status.getRestartCount(), 0))
                        .sum(),
                failure(pod, init, containers));
    }

    /** One line for people. */
    public String summary() {
        String restarted = restarts == 0 ? "" : ", " + restarts + (restarts == 1 ? " restart" : " restarts");
        String why = failure.map(PodFailure::words)
                .filter(words -> !words.isEmpty())
                .map(words -> ": " + words.get(0))
                .orElse("");
        return pod + "  " + kubectlStatus + (ready ? ", ready" : "") + restarted + why;
    }

    private static boolean isReady(Pod pod) {
        return condition(pod, "Ready")
                .filter(condition -> "True".equals(condition.getStatus()))
                .isPresent();
    }

    private static Optional<PodCondition> condition(Pod pod, String type) {
        return pod.getStatus().getConditions().stream()
                .filter(condition -> type.equals(condition.getType()))
                .findFirst();
    }

    private static String kubectlStatus(Pod pod, List<ContainerStatus> init, List<ContainerStatus> containers) {
        if (pod.getMetadata().getDeletionTimestamp() != null) {
            return "Terminating";
        }
        int done = 0;
        for (ContainerStatus status : init) {
            if (!isOver(status)) {
                return reason(status).map(reason -> "Init:" + reason).orElse("Init:" + done + "/" + init.size());
            }
            done++;
        }
        return containers.stream()
                .flatMap(status -> reason(status).stream())
                .findFirst()
                .or(() -> Optional.ofNullable(pod.getStatus().getReason()).filter(reason -> !reason.isBlank()))
                .orElse(pod.getStatus().getPhase());
    }

    private static boolean isOver(ContainerStatus init) {
        ContainerStateTerminated terminated = state(init).getTerminated();
        boolean sidecar = state(init).getRunning() != null && Boolean.TRUE.equals(init.getStarted());
        return sidecar || (terminated != null && terminated.getExitCode() == 0);
    }

    private static ContainerState state(ContainerStatus status) {
        return status.getState() == null ? new ContainerState() : status.getState();
    }

    /** Why a container does not run; empty while all is in order. */
    private static Optional<String> reason(ContainerStatus status) {
        ContainerState state = state(status);
        if (state.getWaiting() != null) {
            return Optional.ofNullable(state.getWaiting().getReason()).filter(reason -> !ORDINARY.contains(reason));
        }
        ContainerStateTerminated terminated = state.getTerminated();
        if (terminated == null) {
            return Optional.empty();
        }
        return Optional.of(Optional.ofNullable(terminated.getReason())
                .filter(reason -> !reason.isBlank())
                .orElse("ExitCode:" + terminated.getExitCode()));
    }

    private static Optional<PodFailure> failure(Pod pod, List<ContainerStatus> init, List<ContainerStatus> containers) {
        if (pod.getMetadata().getDeletionTimestamp() != null) {
            return Optional.empty();
        }
        return init.stream()
                .flatMap(status -> failure(pod, status, true).stream())
                .findFirst()
                .or(() -> containers.stream()
                        .flatMap(status -> failure(pod, status, false).stream())
                        .findFirst())
                .or(() -> unschedulable(pod));
    }

    private static Optional<PodFailure> failure(Pod pod, ContainerStatus status, boolean init) {
        Optional<String> reason = reason(status);
        Optional<ContainerStateTerminated> last = last(status);
        boolean completed =
                last.filter(terminated -> terminated.getExitCode() == 0).isPresent();
        if (reason.isEmpty() || (init && completed)) {
            return Optional.empty();
        }
        return Optional.of(new PodFailure(
                pod.getMetadata().getName(),
                status.getName(),
                init,
                reason.get(),
                last.map(ContainerStateTerminated::getExitCode),
                message(status, last),
                state(status).getWaiting() != null && TERMINAL.contains(reason.get())));
    }

    private static Optional<ContainerStateTerminated> last(ContainerStatus status) {
        return Optional.ofNullable(state(status).getTerminated())
                .or(() -> Optional.ofNullable(status.getLastState()).map(ContainerState::getTerminated));
    }

    /**
     * The container's own words; where it has not run, Kubernetes' about it. One that was killed for its memory did not know
     * why: what is given as its words then is the end of its log.
     */
    private static String message(ContainerStatus status, Optional<ContainerStateTerminated> last) {
        if (last.isEmpty()) {
            return Optional.ofNullable(state(status).getWaiting())
                    .map(waiting -> waiting.getMessage())
                    .orElse("");
        }
        return last.map(ContainerStateTerminated::getMessage)
                .filter(message -> !message.isBlank())
                .filter(message -> !OUT_OF_MEMORY.equals(last.get().getReason()))
                .or(() -> last.map(ContainerStateTerminated::getReason).filter(reason -> !reason.equals("Error")))
                .orElse("");
    }

    private static Optional<PodFailure> unschedulable(Pod pod) {
        return condition(pod, "PodScheduled")
                .filter(condition -> "False".equals(condition.getStatus()))
                .map(condition -> new PodFailure(
                        pod.getMetadata().getName(),
                        "",
                        false,
                        Objects.requireNonNullElse(condition.getReason(), "Unschedulable"),
                        Optional.empty(),
                        Objects.requireNonNullElse(condition.getMessage(), ""),
                        false));
    }
}
