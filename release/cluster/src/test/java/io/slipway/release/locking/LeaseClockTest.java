package io.slipway.release.locking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.slipway.release.locking.LeaseClock.Look;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LeaseClockTest {

    /** The process' own clock, that of the machine and the time of day, each in seconds since the first look. */
    @ParameterizedTest
    @CsvSource({"7, 5, 6", "5, 7, 6", "5, 6, 7", "7, 7, 0", "0, 7, 7", "7, 0, -3600"})
    void believesTheClockThatSaysMost(int process, int machine, int day) {
        assertThat(look(100 + process, 200 + machine, 300 + day).since(look(100, 200, 300)))
                .isEqualTo(Duration.ofSeconds(7));
    }

    @Test
    void readsHowLongTheMachineRuns() throws Exception {
        Path uptime = Path.of("/proc/uptime");
        assumeTrue(Files.exists(uptime));

        Duration before = seconds(Files.readString(uptime));
        Duration read = Look.now().machine();
        Duration after = seconds(Files.readString(uptime));

        assertThat(read).isBetween(before, after);
    }

    @Test
    void goesOn() throws Exception {
        var passed = LeaseClock.start();
        Thread.sleep(20);

        assertThat(passed.get()).isGreaterThanOrEqualTo(Duration.ofMillis(20));
    }

    private static Look look(int process, int machine, int day) {
        return new Look(Duration.ofSeconds(process), Duration.ofSeconds(machine), Duration.ofSeconds(day));
    }

    private static Duration seconds(String uptime) {
        return Duration.ofMillis(Math.round(Double.parseDouble(uptime.split(" ")[0]) * 1000));
    }
}
