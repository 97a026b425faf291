package io.slipway.initcontainer.processes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Killed at any moment, the container leaves the old site whole or the new one whole. */
@Tag("slow")
class KilledTest {
    private static final int FILES = 400;
    private static final int KILLS = 200;
    private static final int AIMED_KILLS = 10;
    private static final int BY_SIGKILL = 128 + 9;

    /** How far a publisher had come when it was killed. */
    private enum Phase {
        STARTING,
        WRITING,
        PUBLISHED,
        CLEANED_UP
    }

    private interface Moment {
        void await(Process publisher) throws Exception;
    }

    @TempDir
    Path directory;

    private final Random moments = new Random(7);
    private final Map<Phase, Integer> kills = new EnumMap<>(Phase.class);
    private VersionedSite site;
    private String now = "0";
    private int version;

    @BeforeEach
    void publishTheFirstSite() {
        site = VersionedSite.make(directory, FILES, 8_000).set(now);
        site.publish();
    }

    @Test
    void leavesTheOldSiteOrTheNewOne() throws Exception {
        long whole = howLongOneTakes();
        while (kills.values().stream().mapToInt(Integer::intValue).sum() < KILLS) {
            long moment = (long) (moments.nextDouble() * whole);
            long begun = System.nanoTime();
            boolean killed = kill(publisher -> publisher.waitFor(moment, TimeUnit.NANOSECONDS));
            // A machine gets more and less busy: measured once in a busy moment, most would have ended before they are
            // killed.
            whole = killed ? whole + whole / 50 : Math.min(whole, System.nanoTime() - begun);
        }

        assertThat(kills).containsKeys(Phase.STARTING, Phase.WRITING);
        assertThat(kills.get(Phase.WRITING)).as("%s", kills).isGreaterThan(KILLS / 10);
        assertThatTheNextOneCleansUp();
    }

    /** So short a time that moments which are random hardly ever hit it. */
    @Test
    void leavesTheNewOneRightBehindTheSwap() throws Exception {
        while (kills.getOrDefault(Phase.PUBLISHED, 0) < AIMED_KILLS) {
            Path old = served();
            kill(publisher -> awaitSwap(publisher, old));
        }

        assertThat(kills.keySet()).as("%s", kills).doesNotContain(Phase.STARTING, Phase.WRITING);
        assertThatTheNextOneCleansUp();
    }

    private void awaitSwap(Process publisher, Path old) throws IOException {
        while (publisher.isAlive() && served().equals(old)) {
            Thread.onSpinWait();
        }
    }

    private void assertThatTheNextOneCleansUp() throws Exception {
        assertThat(pod().run().exitCode()).isZero();
        assertThat(names())
                .as("the site, its link, the site before, and nothing of the killed runs")
                .hasSizeBetween(2, 3);
    }

    /** The middle one of a few, in nanoseconds: by the longest, most would have ended before they are killed. */
    private long howLongOneTakes() throws Exception {
        long[] taken = new long[7];
        for (int run = 0; run < taken.length; run++) {
            long started = System.nanoTime();
            assertThat(pod().run().exitCode()).isZero();
            taken[run] = System.nanoTime() - started;
        }
        Arrays.sort(taken);
        return taken[taken.length / 2];
    }

    /** Publishes the next version and kills the publisher when that moment has come; whether it had not ended by then. */
    private boolean kill(Moment moment) throws Exception {
        Path old = served();
        Set<String> before = names();
        String next = Integer.toString(++version);
        site.set(next);
        Process publisher = pod().start();
        moment.await(publisher);
        boolean killed = publisher.destroyForcibly().waitFor() == BY_SIGKILL;

        String then = site.versionIn(site.sample().site());
        assertThat(then).isIn(killed ? Set.of(now, next) : Set.of(next));
        if (killed && then.equals(next)) {
            count(Files.exists(old) ? Phase.PUBLISHED : Phase.CLEANED_UP);
        } else if (killed) {
            count(before.containsAll(names()) ? Phase.STARTING : Phase.WRITING);
        }
        now = then;
        return killed;
    }

    private void count(Phase phase) {
        kills.merge(phase, 1, Integer::sum);
    }

    private Path served() throws IOException {
        return site.sample().site().toRealPath();
    }

    private Pod pod() {
        return new Pod(site.sample(), directory.resolve("termination-log"));
    }

    private Set<String> names() throws IOException {
        try (Stream<Path> entries = Files.list(site.sample().volume())) {
            return entries.map(entry -> entry.getFileName().toString()).collect(Collectors.toCollection(TreeSet::new));
        }
    }
}
