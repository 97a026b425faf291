package io.slipway.plugin.records;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which records a job's history keeps: the last ones of each environment, and always what runs there, of the environments that
 * were released to last. A Pipeline can make up as many names as it likes, and the board reads each history whole.
 */
final class Retention {

    static final int EACH_ENVIRONMENT = 50;
    static final int ENVIRONMENTS = 100;

    private final Map<String, Integer> counts = new HashMap<>();
    private final Set<String> running = new HashSet<>();

    private Retention() {}

    /** @param records the newest first */
    static List<ReleaseRecord> keep(List<ReleaseRecord> records) {
        Retention retention = new Retention();
        return records.stream().filter(retention::keeps).toList();
    }

    private boolean keeps(ReleaseRecord record) {
        String environment = record.getEnvironment();
        if (!counts.containsKey(environment) && counts.size() >= ENVIRONMENTS) {
            return false;
        }
        int count = counts.merge(environment, 1, Integer::sum);
        boolean runs = (record.getState().isThere() || record.isChanged()) && running.add(environment);
        boolean open = record.getState().isOpen() && count <= 2 * EACH_ENVIRONMENT;
        return runs || open || count <= EACH_ENVIRONMENT;
    }
}
