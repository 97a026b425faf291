package io.slipway.plugin.records;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which records a job's history keeps: the last ones of each app in each environment, and always what runs there and what ran before
 * it, of the environments that were released to last. What their builds kept is kept as long as they are. A Pipeline can make up as
 * many names as it likes, and the board reads each history whole.
 */
final class Retention {

    static final int EACH_ENVIRONMENT = 50;
    static final int ENVIRONMENTS = 100;

    /** What runs, and what one would go back to. */
    private static final int SUCCESSES = 2;

    private final Map<List<String>, Integer> counts = new HashMap<>();
    private final Map<List<String>, Integer> successes = new HashMap<>();
    private final Set<List<String>> changed = new HashSet<>();

    private Retention() {}

    /** @param records the newest first */
    static List<ReleaseRecord> keep(List<ReleaseRecord> records) {
        Retention retention = new Retention();
        return records.stream().filter(retention::keeps).toList();
    }

    private boolean keeps(ReleaseRecord record) {
        // A job may release several apps: one that is released often does not push out what runs of another.
        List<String> place = List.of(record.getApp(), record.getEnvironment());
        if (!counts.containsKey(place) && counts.size() >= ENVIRONMENTS) {
            return false;
        }
        int count = counts.merge(place, 1, Integer::sum);
        boolean runs = record.getState().isThere() && successes.merge(place, 1, Integer::sum) <= SUCCESSES;
        boolean unknown = record.isChanged() && changed.add(place);
        boolean open = record.getState().isOpen() && count <= 2 * EACH_ENVIRONMENT;
        return runs || unknown || open || count <= EACH_ENVIRONMENT;
    }
}
