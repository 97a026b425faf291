package io.slipway.release.checking;

import io.slipway.release.planning.ReleasePlan;
import io.slipway.release.problems.Problem;
import java.util.List;
import java.util.Optional;

/**
 * What a check of one environment found.
 *
 * @param environment its name
 * @param problems that stop a release; none means that it can go
 * @param facts what was counted and tried
 * @param notes that stop nothing, and of which somebody should know
 * @param plan that was checked, where one could be made
 */
public record CheckResult(
        String environment,
        List<Problem> problems,
        List<String> facts,
        List<String> notes,
        Optional<ReleasePlan> plan) {

    public CheckResult {
        problems = List.copyOf(problems);
        facts = List.copyOf(facts);
        notes = List.copyOf(notes);
    }

    public boolean passed() {
        return problems.isEmpty();
    }
}
