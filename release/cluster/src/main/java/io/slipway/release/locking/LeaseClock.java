package io.slipway.release.locking;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * A clock that goes on while this process, or the whole machine, is suspended. {@link System#nanoTime()} stands still with
 * the machine; the time since its start does not, and neither does the time of day, once it is set again. Whichever says
 * that more time has passed is believed: a lease given up too early costs a release, one kept too long costs two.
 */
final class LeaseClock {

    private static final Path SINCE_START = Path.of("/proc/uptime");

    /** One look at all three. */
    record Look(Duration process, Duration machine, Duration day) {

        static Look now() {
            return new Look(
                    Duration.ofNanos(System.nanoTime()), sinceStart(), Duration.ofMillis(System.currentTimeMillis()));
        }

        private static Duration sinceStart() {
            try {
                String seconds = Files.readString(SINCE_START).split(" ", 2)[0];
                return Duration.ofMillis(Math.round(Double.parseDouble(seconds) * 1000));
            } catch (IOException | NumberFormatException notLinux) {
                return Duration.ZERO;
            }
        }

        Duration since(Look earlier) {
            Duration process = this.process.minus(earlier.process);
            Duration machine = this.machine.minus(earlier.machine);
            Duration day = this.day.minus(earlier.day);
            Duration longest = process.compareTo(machine) > 0 ? process : machine;
            return longest.compareTo(day) > 0 ? longest : day;
        }
    }

    private LeaseClock() {}

    /** Begins to measure; the supplier says how much time has passed. */
    static Supplier<Duration> start() {
        Look begun = Look.now();
        return () -> Look.now().since(begun);
    }
}
