package io.slipway.initcontainer.problems;

import java.util.List;

/** Ends the init container: every problem of the stage that failed, and the exit code that tells its kind. */
public final class InitException extends RuntimeException {
    public static final int FAILED = 1;
    public static final int WRONG_INPUT = 2;
    public static final int ENVIRONMENT_MISSING = 3;

    private final transient List<Problem> problems;
    private final int exitCode;

    public InitException(int exitCode, List<Problem> problems, Throwable cause) {
        super(problems.isEmpty() ? "" : problems.get(0).what(), cause);
        this.problems = Problem.joined(problems);
        this.exitCode = exitCode;
    }

    public static InitException failed(Problem problem) {
        return new InitException(FAILED, List.of(problem), null);
    }

    public static InitException failed(Problem problem, Throwable cause) {
        return new InitException(FAILED, List.of(problem), cause);
    }

    public static InitException failed(List<Problem> problems) {
        return new InitException(FAILED, problems, null);
    }

    public static InitException wrongInput(Problem problem) {
        return new InitException(WRONG_INPUT, List.of(problem), null);
    }

    public static InitException missing(Problem problem, Throwable cause) {
        return new InitException(ENVIRONMENT_MISSING, List.of(problem), cause);
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
