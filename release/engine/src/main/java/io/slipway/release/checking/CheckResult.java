package io.slipway.release.checking;

import io.slipway.release.problems.Problem;
import java.util.List;

/**
 * What a check of one environment found.
 *
 * @param environment its name
 * @param problems that stop a release; none means that it can go
 * @param notes that stop nothing
 */
public record CheckResult(String environment, List<Problem> problems, List<String> notes) {

    public CheckResult {
        problems = List.copyOf(problems);
        notes = List.copyOf(notes);
    }

    public boolean passed() {
        return problems.isEmpty();
    }
}
