package io.slipway.plugin.records;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.plugin.settings.ReleaseEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class RecordChangeTest {

    @ParameterizedTest
    @CsvSource({
        "release, AWAITING_APPROVAL, APPROVAL_WANTED",
        "release, WAITING, WAITING",
        "promote, RELEASED, RELEASED",
        "rollback, RELEASED, ROLLED_BACK",
        "rollback, FAILED, FAILED",
        "release, UNVERIFIED, FAILED",
        "release, REJECTED, REJECTED",
        "release, TIMED_OUT, TIMED_OUT",
        "release, STOPPED, STOPPED"
    })
    void saysWhatHappened(String verb, ReleaseState state, ReleaseEvent event) {
        assertThat(RecordChange.event(record(verb).as(state, ""))).contains(event);
    }

    @ParameterizedTest
    @EnumSource(
            value = ReleaseState.class,
            names = {"RUNNING", "VERIFYING", "SUPERSEDED"})
    void someChangesAreNoNews(ReleaseState state) {
        assertThat(RecordChange.event(record("release").as(state, ""))).isEmpty();
    }

    @Test
    void aListenerThatFailsStopsNeitherTheReleaseNorTheOthers() {
        List<ReleaseState> heard = new ArrayList<>();
        RecordListener failing = new RecordListener() {
            @Override
            public void onChange(RecordChange change) {
                throw new IllegalStateException("of another plugin");
            }
        };
        RecordListener outdated = new RecordListener() {
            @Override
            public void onChange(RecordChange change) {
                throw new NoSuchMethodError("of another version");
            }
        };
        RecordListener hearing = new RecordListener() {
            @Override
            public void onChange(RecordChange change) {
                heard.add(change.record().getState());
            }
        };
        RecordListener.fire(
                new RecordChange(null, Optional.empty(), record("release").as(ReleaseState.RELEASED, "")),
                List.of(failing, outdated, hearing));
        assertThat(heard).containsExactly(ReleaseState.RELEASED);
    }

    private static ReleaseRecord record(String verb) {
        return ReleaseRecord.of("5-production", verb, "production", 5, "ada");
    }
}
