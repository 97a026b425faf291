package io.slipway.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.driver.Await;
import io.slipway.driver.FreePort;
import io.slipway.driver.Repository;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is left of a preview after it was told to end: nothing. */
class PreviewEndsIT {

    @Test
    void ctrlCStopsNginxAndFreesThePort() {
        try (var preview = Preview.start("development")) {
            assertThatNothingIsLeftAfter(preview, preview.command()::interrupt);
        }
    }

    @Test
    void sigtermStopsNginxAndFreesThePort() {
        try (var preview = Preview.start("production")) {
            assertThatNothingIsLeftAfter(preview, preview.command()::terminate);
        }
    }

    private static void assertThatNothingIsLeftAfter(Preview preview, Runnable signal) {
        var below = preview.command().descendants();
        assertThat(below).as("nginx below the command").isNotEmpty();
        assertThat(FreePort.answers(preview.port())).isTrue();

        signal.run();
        preview.command().awaitExit();

        Await.answer(
                "the end of every process that the command had started",
                Duration.ofMinutes(1),
                () -> below.stream().noneMatch(ProcessHandle::isAlive) ? Optional.of(true) : Optional.empty(),
                () -> below.stream()
                                .filter(ProcessHandle::isAlive)
                                .map(ProcessHandle::info)
                                .toList()
                        + preview.command().seen());
        assertThat(FreePort.answers(preview.port())).isFalse();
        assertThat(Repository.EXAMPLE.resolve(".slipway/preview"))
                .satisfiesAnyOf(
                        directory -> assertThat(directory).doesNotExist(),
                        directory -> assertThat(directory).isDirectoryNotContaining("glob:**-" + preview.port()));
    }
}
