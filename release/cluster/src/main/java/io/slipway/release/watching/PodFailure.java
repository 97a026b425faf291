package io.slipway.release.watching;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Why a container of a pod does not come up.
 *
 * @param pod its name
 * @param container its name; blank when it is about the pod as a whole
 * @param init whether it is an init container
 * @param reason Kubernetes' word, such as {@code CrashLoopBackOff}
 * @param exitCode of its last run
 * @param message what Kubernetes or the container itself says; may have many lines
 * @param isTerminal whether waiting longer is pointless
 */
public record PodFailure(
        String pod,
        String container,
        boolean init,
        String reason,
        Optional<Integer> exitCode,
        String message,
        boolean isTerminal) {

    /** A line that tells what is wrong where a whole log was given. */
    private static final Pattern TELLING =
            Pattern.compile("error|exception|fatal|emerg|cannot|can't|failed|not found|denied|no such");

    private static final Pattern CONTROL = Pattern.compile("\u001b\\[[0-9;?]*[A-Za-z]|\\p{Cntrl}");

    /** Of what creates pods and cannot; {@code StatefulSet cache} then stands for the pod's name. */
    static PodFailure ofWorkload(String workload, String reason, String message, boolean isTerminal) {
        return new PodFailure(workload, "", false, reason, Optional.empty(), message, isTerminal);
    }

    /** Whether it is about a workload and not about a pod, whose name has no blanks. */
    public boolean isOfWorkload() {
        return pod.indexOf(' ') >= 0;
    }

    /** The same, where it may still get better. */
    PodFailure passing() {
        return new PodFailure(pod, container, init, reason, exitCode, message, false);
    }

    /**
     * What {@code slipway-init} said, line by line, without its own name; for any other container, the one line of its
     * last words that tells most.
     */
    public List<String> words() {
        List<String> lines = message.lines()
                .map(line -> CONTROL.matcher(line).replaceAll(" ").stripTrailing())
                .filter(line -> !line.isBlank())
                .toList();
        if (lines.isEmpty() || lines.get(0).startsWith("slipway: ")) {
            return lines.stream()
                    .takeWhile(line -> line.equals(lines.get(0)) || !line.startsWith("slipway: "))
                    .toList();
        }
        return lines.stream()
                .filter(line -> TELLING.matcher(line.toLowerCase(Locale.ROOT)).find())
                .findFirst()
                .or(() -> Optional.of(lines.get(lines.size() - 1)))
                .map(line -> List.of(line.strip()))
                .orElseThrow();
    }
}
