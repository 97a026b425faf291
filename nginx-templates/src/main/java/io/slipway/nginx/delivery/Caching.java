package io.slipway.nginx.delivery;

import io.slipway.nginx.problems.Checks;
import java.time.Duration;
import java.util.List;

/**
 * How long browsers may keep files without asking.
 *
 * @param hashedNames whether a name that holds a hash of the content ({@code main-3XAMPLE2.js}) is kept for a year
 * @param immutable directories in which every file is kept for a year ({@code /app/assets/} of Vite)
 * @param media how long images and fonts without a hash are kept
 */
public record Caching(boolean hashedNames, List<String> immutable, Duration media) {

    public Caching {
        immutable = List.copyOf(immutable);
    }

    public static Caching defaults() {
        return new Caching(true, List.of(), Duration.ofDays(1));
    }

    public void check(Checks checks) {
        immutable.forEach(directory -> checks.urlPath("caching.immutable", directory));
        checks.require(
                !immutable.contains("/"),
                "caching.immutable",
                "/ would keep index.html for a year",
                "name the directory that holds hashed files alone");
        checks.between(
                "caching.media", media.toSeconds(), 0, Duration.ofDays(365).toSeconds());
    }
}
