package io.slipway.release.problems;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Ends a stage of the engine with all the problems that it found, never only the first. */
public final class SlipwayException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;
    private final ExitCode exitCode;
    private final transient Optional<ClosedChecks> closed;

    public SlipwayException(ExitCode exitCode, List<Problem> problems) {
        this(exitCode, problems, null);
    }

    /** @param cause kept for {@code --stacktrace}; null when there is none */
    public SlipwayException(ExitCode exitCode, List<Problem> problems, Throwable cause) {
        this(exitCode, problems, cause, Optional.empty());
    }

    private SlipwayException(
            ExitCode exitCode, List<Problem> problems, Throwable cause, Optional<ClosedChecks> closed) {
        super(problems.stream().map(Problem::message).collect(Collectors.joining("; ")), cause);
        this.exitCode = exitCode;
        this.problems = List.copyOf(problems);
        this.closed = closed;
    }

    /** A check found something, or the release did not come up. */
    public static SlipwayException failed(Problem... problems) {
        return new SlipwayException(ExitCode.FAILED, List.of(problems));
    }

    /** The checks of the environment are closed, and time may open them. */
    public static SlipwayException closed(Problem problem, ClosedChecks closed) {
        return new SlipwayException(ExitCode.FAILED, List.of(problem), null, Optional.of(closed));
    }

    /** What the user gave or typed is wrong. */
    public static SlipwayException usage(Problem... problems) {
        return new SlipwayException(ExitCode.USAGE, List.of(problems));
    }

    /** A program, the cluster or a registry is not there. */
    public static SlipwayException missing(Problem... problems) {
        return new SlipwayException(ExitCode.ENVIRONMENT, List.of(problems));
    }

    public List<Problem> problems() {
        return problems;
    }

    /** How long they are closed, when it is closed checks that ended it. */
    public Optional<ClosedChecks> closed() {
        return closed;
    }

    public ExitCode exitCode() {
        return exitCode;
    }

    /** Every problem in the form that a person reads, one after the other. */
    public String render(String subject) {
        return problems.stream().map(problem -> problem.render(subject)).collect(Collectors.joining("\n"));
    }
}
