package io.slipway.plugin.settings;

import java.util.Arrays;
import java.util.Optional;

/** What a message about a release is sent to. */
public enum NotificationKind {
    WEBHOOK("webhook"),
    SLACK("slack"),
    TEAMS("teams"),
    MAIL("mail"),
    GITHUB("github"),
    GITLAB("gitlab");

    private final String word;

    NotificationKind(String word) {
        this.word = word;
    }

    /** As configurations write it. */
    public String word() {
        return word;
    }

    /** Whether it shows how a release stands now, and so is told of each state and not of events. */
    public boolean showsState() {
        return this == GITHUB || this == GITLAB;
    }

    static Optional<NotificationKind> of(String word) {
        return Arrays.stream(values()).filter(kind -> kind.word.equals(word)).findFirst();
    }
}
