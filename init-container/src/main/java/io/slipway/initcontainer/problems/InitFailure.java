package io.slipway.initcontainer.problems;

import java.util.List;

/** Ends the init container: every problem of the stage that failed, and the exit code that tells its kind. */
public final class InitFailure extends RuntimeException {
    public static final int FAILED = 1;
    public static final int WRONG_INPUT = 2;
    public static final int ENVIRONMENT_MISSING = 3;

    private final transient List<Problem> problems;
    private final int exitCode;

    public InitFailure(int exitCode, List<Problem> problems, Throwable cause) {
        super(problems.isEmpty() ? "" : problems.get(0).what(), cause);
        this.problems = Problem.joined(problems);
        this.exitCode = exitCode;
    }

    public static InitFailure failed(Problem problem) {
        return new InitFailure(FAILED, List.of(problem), null);
    }

    public static InitFailure failed(Problem problem, Throwable cause) {
        return new InitFailure(FAILED, List.of(problem), cause);
    }

    public static InitFailure failed(List<Problem> problems) {
        return new InitFailure(FAILED, problems, null);
    }

    public static InitFailure wrongInput(Problem problem) {
        return new InitFailure(WRONG_INPUT, List.of(problem), null);
    }

    public static InitFailure missing(Problem problem, Throwable cause) {
        return new InitFailure(ENVIRONMENT_MISSING, List.of(problem), cause);
    }

    public List<Problem> problems() {
        return problems;
    }

    public int exitCode() {
        return exitCode;
    }

    /** All problems in the form that people read; {@code subject} is the environment's name or the like. */
    public String text(String subject) {
        return ProblemText.of(problems, subject);
    }
}
