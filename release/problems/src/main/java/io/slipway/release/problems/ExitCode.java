package io.slipway.release.problems;

/** How a command ended. The exit code decides; what stands on stderr is for people. */
public enum ExitCode {
    DONE(0),
    /** A check found something, or the release did not come up. */
    FAILED(1),
    /** What the user gave or typed is wrong. */
    USAGE(2),
    /** Something that is not the user's input is not there: cluster, registry, program. */
    ENVIRONMENT(3);

    private final int code;

    ExitCode(int code) {
        this.code = code;
    }

    public int code() {
        return code;
    }
}
