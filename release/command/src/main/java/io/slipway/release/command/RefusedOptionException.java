package io.slipway.release.command;

import io.slipway.release.problems.Problem;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** An option that cannot be taken, by a verb that knows what to do about it. */
final class RefusedOptionException extends ParameterException {

    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    RefusedOptionException(CommandLine verb, Problem problem) {
        super(verb, problem.message());
        this.problem = problem;
    }

    Problem problem() {
        return problem;
    }
}
