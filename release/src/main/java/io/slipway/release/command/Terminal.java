package io.slipway.release.command;

/** Whether a person watches. */
final class Terminal {

    private Terminal() {}

    /** Standard input and output are a terminal, and nothing asks for plain output. */
    static boolean isTerminal() {
        return System.console() != null && System.getenv("CI") == null && !"dumb".equals(System.getenv("TERM"));
    }
}
