package io.slipway.release.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EvaluationTest {

    private static final ZoneId AMSTERDAM = ZoneId.of("Europe/Amsterdam");
    private static final Window OFFICE_HOURS = new Window(
            EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.THURSDAY), LocalTime.of(9, 0), LocalTime.of(16, 0), AMSTERDAM);
    private static final Freeze YEAR_END = new Freeze(
            "year end", LocalDateTime.parse("2026-12-18T17:00"), LocalDateTime.parse("2027-01-04T07:00"), AMSTERDAM);
    private static final Instant FRIDAY = Instant.parse("2026-12-11T15:00:00Z");
    private static final Instant MONDAY = Instant.parse("2026-12-14T09:00:00Z");
    private static final Instant CHRISTMAS = Instant.parse("2026-12-25T12:00:00Z");

    @Test
    void nothingIsCheckedWhereThereAreNoChecks() {
        assertThat(Evaluation.of(Checks.NONE, release("feature/x"), CHRISTMAS).isOpen())
                .isTrue();
    }

    @Test
    void closedWindowSaysWhenItOpens() {
        Evaluation friday = Evaluation.of(checks(false), release("main"), FRIDAY);

        assertThat(friday.isOpen()).isFalse();
        assertThat(friday.message()).isEqualTo("opens Mon 09:00 CET");
        assertThat(friday.opens()).contains(Instant.parse("2026-12-14T08:00:00Z"));
    }

    @Test
    void freezeIsNamedWithItsEndAndTheNextWindow() {
        assertThat(Evaluation.of(checks(false), release("main"), CHRISTMAS).message())
                .isEqualTo("opens Mon 4 January 09:00 CET; freeze year end until Mon 4 January 07:00 CET");
    }

    @Test
    void openChecksSayWhenTheyClose() {
        assertThat(Evaluation.of(checks(false), release("main"), MONDAY).states())
                .extracting(
                        CheckState::check,
                        each -> each.state().word(),
                        each -> each.state().message())
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("branch", "open", "main"),
                        org.assertj.core.groups.Tuple.tuple("window", "open", "closes Mon 16:00 CET"),
                        org.assertj.core.groups.Tuple.tuple("freeze year end", "open", "begins Fri 17:00 CET"));
    }

    @ParameterizedTest
    @CsvSource({
        "main,true",
        "release/1.4,true",
        "release/1/4,false",
        "feature/main,false",
        "mainline,false",
        "team/a/b,true"
    })
    void branchesAreThoseOfTheGlobs(String branch, boolean open) {
        assertThat(Evaluation.of(checks(false), release(branch), MONDAY).isOpen())
                .isEqualTo(open);
    }

    @Test
    void otherBranchIsRefusedWhateverTheClockSays() {
        Evaluation evaluation = Evaluation.of(checks(false), release("feature/x"), FRIDAY);

        assertThat(evaluation.isRefused()).isTrue();
        assertThat(evaluation.message())
                .isEqualTo("branch feature/x is not released here; allowed: main, release/*, team/**");
    }

    @Test
    void unknownBranchIsRefused() {
        Facts facts = Facts.of(Change.PROMOTION, Optional.empty());

        assertThat(Evaluation.of(checks(false), facts, MONDAY).message())
                .startsWith("the branch of this build is not known");
    }

    @Test
    void rollbackMayBeginOutsideTheWindowsWhereTheyExemptIt() {
        Facts rollback = Facts.of(Change.ROLLBACK, Optional.empty());

        assertThat(Evaluation.of(checks(false), rollback, FRIDAY).isOpen()).isFalse();
        assertThat(Evaluation.of(checks(true), rollback, FRIDAY).isOpen()).isTrue();
        assertThat(Evaluation.of(checks(true), rollback, CHRISTMAS).message())
                .isEqualTo("opens Mon 4 January 07:00 CET; freeze year end until Mon 4 January 07:00 CET");
    }

    @Test
    void rollbackOfWhatWasUnderWayWhenTheFreezeBeganIsAllowed() {
        Facts rollback = Facts.of(Change.ROLLBACK, Optional.empty());
        Instant frozen = YEAR_END.begins();

        assertThat(Evaluation.of(
                                checks(true),
                                rollback.replacing(Optional.of(
                                        new Facts.UnderWay(frozen.minusSeconds(60), frozen.plusSeconds(60)))),
                                CHRISTMAS)
                        .isOpen())
                .isTrue();
        assertThat(Evaluation.of(
                                checks(true),
                                rollback.replacing(Optional.of(
                                        new Facts.UnderWay(frozen.minusSeconds(60), frozen.minusSeconds(1)))),
                                CHRISTMAS)
                        .isOpen())
                .isFalse();
    }

    private static Facts release(String branch) {
        return Facts.of(Change.RELEASE, Optional.of(branch));
    }

    private static Checks checks(boolean rollbackOutsideWindows) {
        return new Checks(
                List.of("main", "release/*", "team/**"),
                List.of(OFFICE_HOURS),
                List.of(YEAR_END),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                true,
                rollbackOutsideWindows);
    }
}
