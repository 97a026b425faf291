package io.slipway.plugin.settings;

import java.util.Locale;

/** Which of several builds that wait to release to one environment go on. */
enum ReleaseQueue {
    /** One after the other, the oldest first. */
    ALL,
    /** The newest alone; the others end as superseded. */
    LATEST;

    /** As configurations write it; anything else is {@link #ALL}, in which no build is lost. */
    static ReleaseQueue of(String word) {
        return LATEST.word().equals(word) ? LATEST : ALL;
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
