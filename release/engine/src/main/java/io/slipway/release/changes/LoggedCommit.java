package io.slipway.release.changes;

import java.time.Instant;

/**
 * A commit as it is listed.
 *
 * @param id in full
 * @param author their name
 * @param subject the first line of its message
 */
public record LoggedCommit(String id, Instant time, String author, String subject) {

    private static final int SHORT = 10;

    /** As much of the id as people read. */
    public String shortId() {
        return id.substring(0, Math.min(SHORT, id.length()));
    }
}
