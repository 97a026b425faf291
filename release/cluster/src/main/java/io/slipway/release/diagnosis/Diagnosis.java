package io.slipway.release.diagnosis;

import io.slipway.release.problems.Problem;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Why a release did not come up.
 *
 * @param problems the cause first, in one line each
 * @param logs the last lines of the containers that failed
 * @param events warnings of the cluster since the release began, the oldest first
 * @param conditions that are not as they should be
 */
public record Diagnosis(
        List<Problem> problems, List<ContainerLog> logs, List<Warning> events, List<Condition> conditions) {

    /**
     * What a container wrote last.
     *
     * @param lines the last ones; empty when they could not be had, and {@code missing} says why
     */
    public record ContainerLog(String pod, String container, List<String> lines, Optional<String> missing) {}

    /** A warning event, possibly seen many times. */
    public record Warning(Instant time, String object, String reason, String message, int count) {}

    /** A condition of a pod or Deployment. */
    public record Condition(String object, String type, String status, String reason, String message) {}
}
