package io.slipway.plugin.settings;

import java.util.Arrays;
import java.util.Optional;

/** A change of a release that people and machines may want to hear of. */
public enum ReleaseEvent {
    APPROVAL_WANTED("approvalWanted"),
    WAITING("waiting"),
    RELEASED("released"),
    ROLLED_BACK("rolledBack"),
    FAILED("failed"),
    REJECTED("rejected"),
    TIMED_OUT("timedOut"),
    STOPPED("stopped");

    private final String word;

    ReleaseEvent(String word) {
        this.word = word;
    }

    /** As configurations and messages write it. */
    public String word() {
        return word;
    }

    static Optional<ReleaseEvent> of(String word) {
        return Arrays.stream(values()).filter(event -> event.word.equals(word)).findFirst();
    }
}
