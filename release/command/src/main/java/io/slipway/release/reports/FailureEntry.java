package io.slipway.release.reports;

import io.slipway.release.diagnosis.Diagnosis;
import java.util.List;

/** Why a release failed, with what the cluster said of it. */
public record FailureEntry(
        String cause,
        List<Diagnosis.ContainerLog> logs,
        List<Diagnosis.Warning> events,
        List<Diagnosis.Condition> conditions) {

    static FailureEntry of(Diagnosis diagnosis) {
        return new FailureEntry(
                diagnosis.problems().get(0).message(), diagnosis.logs(), diagnosis.events(), diagnosis.conditions());
    }
}
