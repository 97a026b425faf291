package io.slipway.plugin.settings;

import java.util.Arrays;
import java.util.Optional;

/** What a message about a release is sent to. */
public enum NotificationKind {
    WEBHOOK("webhook"),
    SLACK("slack"),
    TEAMS("teams");

    private final String word;

    NotificationKind(String word) {
        this.word = word;
    }

    /** As configurations write it. */
    public String word() {
        return word;
    }

    static Optional<NotificationKind> of(String word) {
        return Arrays.stream(values()).filter(kind -> kind.word.equals(word)).findFirst();
    }
}
