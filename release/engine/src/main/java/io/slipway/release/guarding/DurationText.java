package io.slipway.release.guarding;

import java.time.Duration;
import java.util.Locale;

/** Durations as they are written in a policy: {@code 8h}, {@code 1m30s}. */
final class DurationText {

    private DurationText() {}

    static String of(Duration duration) {
        return duration.toString().substring(2).toLowerCase(Locale.ROOT);
    }
}
