package io.slipway.plugin.stages;

import io.slipway.plugin.records.ReleaseRecord;
import io.slipway.plugin.records.ReleaseState;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;

/**
 * Whose turn it is in one environment: one release at a time, older builds first, and none over a newer one's.
 *
 * @param other build that is waited for, or that is newer
 */
record Turn(Kind kind, int other) {

    enum Kind {
        MINE,
        WAIT,
        OVERTAKEN
    }

    private static final Turn MINE = new Turn(Kind.MINE, 0);

    /**
     * Decides from the records of the environment.
     *
     * @param mayGoBack whether an older build is wanted here: a rollback
     * @param building whether a build still runs; the record of one that does not holds nobody up
     */
    static Turn of(List<ReleaseRecord> records, ReleaseRecord mine, boolean mayGoBack, IntPredicate building) {
        Optional<ReleaseRecord> running = records.stream()
                .filter(record -> isRunning(record) && isOther(record, mine) && building.test(record.getBuild()))
                .findFirst();
        if (running.isPresent()) {
            return new Turn(Kind.WAIT, running.get().getBuild());
        }
        Optional<ReleaseRecord> newer = records.stream()
                .filter(record -> record.getState().isThere() && record.getBuild() > mine.getBuild())
                .findFirst();
        if (newer.isPresent() && !mayGoBack) {
            return new Turn(Kind.OVERTAKEN, newer.get().getBuild());
        }
        return records.stream()
                .filter(record -> record.getState() == ReleaseState.WAITING && isOther(record, mine))
                .filter(record -> record.getBuild() < mine.getBuild() && building.test(record.getBuild()))
                .findFirst()
                .map(record -> new Turn(Kind.WAIT, record.getBuild()))
                .orElse(MINE);
    }

    private static boolean isRunning(ReleaseRecord record) {
        return record.getState() == ReleaseState.RUNNING || record.getState() == ReleaseState.VERIFYING;
    }

    private static boolean isOther(ReleaseRecord record, ReleaseRecord mine) {
        return !record.getId().equals(mine.getId());
    }
}
