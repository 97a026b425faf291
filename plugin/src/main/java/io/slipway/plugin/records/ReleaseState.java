package io.slipway.plugin.records;

import io.slipway.plugin.Texts;

/**
 * How a release stands. The icon is one of Jenkins' status symbols, so that it looks right in every theme; while a release is under way it moves
 * and is never the tick of success.
 */
public enum ReleaseState {
    AWAITING_APPROVAL("hourglass", true),
    AWAITING_CHECKS("hourglass", true),
    WAITING("hourglass", true),
    RUNNING("status-nobuilt-anime", true),
    VERIFYING("status-nobuilt-anime", true),
    RELEASED("status-blue", false),
    FAILED("status-red", false),
    UNVERIFIED("status-yellow", false),
    REJECTED("status-nobuilt", false),
    TIMED_OUT("status-nobuilt", false),
    CLOSED("status-nobuilt", false),
    SUPERSEDED("status-nobuilt", false),
    STOPPED("status-aborted", false);

    private final String icon;
    private final boolean open;

    ReleaseState(String icon, boolean open) {
        this.icon = icon;
        this.open = open;
    }

    /** For people. */
    public String getText() {
        return Texts.of(ReleaseState.class, name());
    }

    public String icon() {
        return icon;
    }

    /** A class of Jenkins' for a symbol that has no color of its own: what waits is amber. Empty for the others. */
    public String color() {
        return isWaiting() ? "jenkins-!-warning-color" : "";
    }

    /** Whether it did not succeed, and not because people or a newer build wanted it so. */
    public boolean isFailure() {
        return this == FAILED || this == UNVERIFIED;
    }

    /** Whether nothing of it has begun yet. */
    public boolean isWaiting() {
        return this == AWAITING_APPROVAL || this == AWAITING_CHECKS || this == WAITING;
    }

    /** Whether slipway has worked on the environment: something of it may be there, also when it failed. */
    public boolean mayHaveChanged() {
        return this == RUNNING || isThere();
    }

    /** Whether it has not ended. */
    public boolean isOpen() {
        return open;
    }

    /** Whether the environment runs it: what is released and could not be verified is there too. */
    public boolean isThere() {
        return this == RELEASED || this == UNVERIFIED || this == VERIFYING;
    }
}
