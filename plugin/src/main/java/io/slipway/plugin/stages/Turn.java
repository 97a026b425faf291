package io.slipway.plugin.stages;

import io.slipway.plugin.records.ReleaseRecord;
import io.slipway.plugin.records.ReleaseState;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
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
                .filter(record -> isRunning(record)
                        && isSameApp(record, mine)
                        && isOther(record, mine)
                        && building.test(record.getBuild()))
                .findFirst();
        if (running.isPresent()) {
            return new Turn(Kind.WAIT, running.get().getBuild());
        }
        OptionalInt newer = newer(records, mine, mayGoBack);
        if (newer.isPresent()) {
            return new Turn(Kind.OVERTAKEN, newer.getAsInt());
        }
        return records.stream()
                .filter(record ->
                        record.getState() == ReleaseState.WAITING && isSameApp(record, mine) && isOther(record, mine))
                .filter(record -> record.getBuild() < mine.getBuild() && building.test(record.getBuild()))
                .findFirst()
                .map(record -> new Turn(Kind.WAIT, record.getBuild()))
                .orElse(MINE);
    }

    /**
     * The newest build of the same app that waits or is under way there, where only the latest is to go; empty when this is it. A
     * rollback gives way to none, and none gives way to it.
     */
    static OptionalInt latest(List<ReleaseRecord> records, ReleaseRecord mine, IntPredicate building) {
        return mine.isRollback()
                ? OptionalInt.empty()
                : records.stream()
                        .filter(record -> record.getState().isOpen() && !record.isRollback())
                        .filter(record -> isSameApp(record, mine) && record.getBuild() > mine.getBuild())
                        .mapToInt(ReleaseRecord::getBuild)
                        .filter(building)
                        .max();
    }

    /** The newer build of the same app that has been released there; empty when none has, or older ones are welcome. */
    static OptionalInt newer(List<ReleaseRecord> records, ReleaseRecord mine, boolean mayGoBack) {
        return mayGoBack
                ? OptionalInt.empty()
                : records.stream()
                        .filter(record -> isSameApp(record, mine))
                        .filter(record -> record.getState().isThere() && record.getBuild() > mine.getBuild())
                        .mapToInt(ReleaseRecord::getBuild)
                        .findFirst();
    }

    /** A repository may hold several apps, each in a directory of its own: they do not wait for each other. */
    private static boolean isSameApp(ReleaseRecord record, ReleaseRecord mine) {
        return record.getDirectory().equals(mine.getDirectory());
    }

    private static boolean isRunning(ReleaseRecord record) {
        return record.getState() == ReleaseState.RUNNING || record.getState() == ReleaseState.VERIFYING;
    }

    private static boolean isOther(ReleaseRecord record, ReleaseRecord mine) {
        return !record.getId().equals(mine.getId());
    }
}
