package io.slipway.release.revisions;

import java.util.List;
import java.util.regex.Pattern;

/**
 * A name out of a cluster that is to become a path on this machine. Whoever may write Secrets in a namespace chooses it, and
 * must not choose where we write.
 */
final class StoredName {

    /** As Helm itself allows for charts, and never a way out of a directory. */
    private static final Pattern CHART = Pattern.compile("(?!\\.{1,2}$)[a-zA-Z0-9._-]{1,250}");

    private static final Pattern SEGMENT = Pattern.compile("(?!\\.{1,2}$)[^/\\\\\\p{Cntrl}]{1,250}");

    private StoredName() {}

    /** @throws IllegalArgumentException when it is not the name of a chart */
    static String ofChart(String name) {
        if (!CHART.matcher(name).matches()) {
            throw new IllegalArgumentException("'" + name + "' is not a valid name of a chart");
        }
        return name;
    }

    /** @throws IllegalArgumentException when it is not a plain path below the chart */
    static String ofFile(String name) {
        boolean plain = List.of(name.split("/", -1)).stream()
                .allMatch(segment -> SEGMENT.matcher(segment).matches());
        if (!plain) {
            throw new IllegalArgumentException("'" + name + "' is not a valid name of a file in a chart");
        }
        return name;
    }
}
