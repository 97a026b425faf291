package io.slipway.plugin.records;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which records a job's history keeps: the last ones of each environment, and always what runs there. */
final class Retention {

    static final int EACH_ENVIRONMENT = 50;

    private Retention() {}

    /** @param records the newest first */
    static List<ReleaseRecord> keep(List<ReleaseRecord> records) {
        Map<String, Integer> count = new HashMap<>();
        Set<String> seenThere = new HashSet<>();
        return records.stream()
                .filter(record -> {
                    String environment = record.getEnvironment();
                    boolean runs = record.getState().isThere() && seenThere.add(environment);
                    boolean recent = count.merge(environment, 1, Integer::sum) <= EACH_ENVIRONMENT;
                    return runs || recent || record.getState().isOpen();
                })
                .toList();
    }
}
