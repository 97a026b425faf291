package io.slipway.release.variables;

/** Where a variable's value may come from; later constants win over earlier ones. */
public enum Scope {
    /** Said by Slipway itself: {@code environment}, {@code host}, {@code basePath}. */
    BUILT_IN("built in"),
    /** A group that the environment takes in. */
    GROUP("group"),
    /** {@code variables} of the descriptor. */
    APP("app"),
    /** {@code environments.<name>.variables}, with what it inherits. */
    ENVIRONMENT("environment"),
    /** A file named on the command line. */
    FILE("file"),
    /** {@code --set} on the command line. */
    COMMAND_LINE("command line");

    private final String word;

    Scope(String word) {
        this.word = word;
    }

    /** The word for people. */
    public String word() {
        return word;
    }
}
