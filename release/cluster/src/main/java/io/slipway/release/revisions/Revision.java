package io.slipway.release.revisions;

import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One revision of a release, as Helm stored it in the cluster.
 *
 * @param chart name of the chart
 * @param values that were given over the chart's own
 */
public record Revision(
        int number,
        Status status,
        String chart,
        String chartVersion,
        String appVersion,
        Optional<Instant> deployed,
        String description,
        Map<String, Object> values) {

    private static final Pattern TELLS_OF_FAILURE =
            Pattern.compile("(?:Release|Upgrade|Rollback) \"[^\"]*\" failed: .*|Failed: .*", Pattern.DOTALL);

    /** Whether it came up: one that failed is superseded too, in the end, and only its description still tells. */
    public boolean succeeded() {
        return status == Status.DEPLOYED
                || (status == Status.SUPERSEDED
                        && !TELLS_OF_FAILURE.matcher(description).matches());
    }

    /** Helm's states of a revision. */
    public enum Status {
        UNKNOWN,
        DEPLOYED,
        UNINSTALLED,
        SUPERSEDED,
        FAILED,
        UNINSTALLING,
        PENDING_INSTALL,
        PENDING_UPGRADE,
        PENDING_ROLLBACK;

        /** Helm's own word, such as {@code pending-upgrade}. */
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        static Status of(String word) {
            for (Status status : values()) {
                if (status.word().equals(word)) {
                    return status;
                }
            }
            return UNKNOWN;
        }

        /** An operation is under way, or was when its Helm was killed; Helm starts no other then. */
        public boolean isPending() {
            return this == PENDING_INSTALL || this == PENDING_UPGRADE || this == PENDING_ROLLBACK;
        }
    }
}
