package io.slipway.release.records;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BuildOrderTest {

    private static final String MONDAY = "2026-11-23T10:00:00Z";
    private static final String TUESDAY = "2026-11-24T10:00:00Z";

    @ParameterizedTest
    @CsvSource({
        "1.0.0, 1.0.1",
        "1.9.0, 1.10.0",
        "1.0.0-rc.1, 1.0.0",
        "1.0.0-rc.2, 1.0.0-rc.10",
        "1.0.0-alpha, 1.0.0-beta",
        "1.0.0-1, 1.0.0-alpha",
        "1.0.0-rc, 1.0.0-rc.1",
        "v1.2.3, 2.0.0"
    })
    void lowerVersionIsOlder(String lower, String higher) {
        assertThat(BuildOrder.whyOlder(version(lower), version(higher)))
                .contains("version " + lower + " is older than version " + higher + ", which runs there");
        assertThat(BuildOrder.whyOlder(version(higher), version(lower))).isEmpty();
    }

    @Test
    void sameVersionAgainIsNotOlder() {
        assertThat(BuildOrder.whyOlder(version("1.4.0+1"), version("1.4.0+2"))).isEmpty();
    }

    @Test
    void numberOfTheBuildDecidesBeforeAllElse() {
        ReleaseRecord candidate = record("2.0.0", Optional.of(41L), Optional.of(TUESDAY));
        ReleaseRecord running = record("1.0.0", Optional.of(42L), Optional.of(MONDAY));

        assertThat(BuildOrder.whyOlder(candidate, running))
                .contains("build 41 is older than build 42, which runs there");
        assertThat(BuildOrder.whyOlder(running, candidate)).isEmpty();
    }

    @Test
    void timeOfTheCommitDecidesWhereOneBuildHasNoNumber() {
        ReleaseRecord candidate = record("2.0.0", Optional.empty(), Optional.of(MONDAY));
        ReleaseRecord running = record("1.0.0", Optional.of(42L), Optional.of(TUESDAY));

        assertThat(BuildOrder.whyOlder(candidate, running))
                .contains("the commit of " + MONDAY + " is older than the commit of " + TUESDAY + ", which runs there");
    }

    @Test
    void nothingToCompareByIsNotOlder() {
        assertThat(BuildOrder.whyOlder(version("nightly"), version("1.0.0"))).isEmpty();
    }

    /** Each branch of a multibranch project counts its builds from 1. */
    @Test
    void numbersOfTwoPipelinesSayNothing() {
        ReleaseRecord candidate =
                of("https://ci/job/portal/job/main/3/", record("1.5.0", Optional.of(3L), Optional.of(TUESDAY)));
        ReleaseRecord other =
                of("https://ci/job/portal/job/release/42/", record("1.4.0", Optional.of(42L), Optional.of(MONDAY)));
        ReleaseRecord same =
                of("https://ci/job/portal/job/main/42/", record("1.4.0", Optional.of(42L), Optional.of(MONDAY)));

        assertThat(BuildOrder.whyOlder(candidate, other)).isEmpty();
        assertThat(BuildOrder.whyOlder(other, candidate))
                .hasValueSatisfying(why -> assertThat(why).startsWith("the commit of " + MONDAY));
        assertThat(BuildOrder.whyOlder(candidate, same)).contains("build 3 is older than build 42, which runs there");
    }

    private static ReleaseRecord of(String url, ReleaseRecord record) {
        return record.rolledBack(1, new ReleaseRecord.Author("ada", Instant.parse(TUESDAY), Optional.of(url)));
    }

    private static ReleaseRecord version(String version) {
        return record(version, Optional.empty(), Optional.empty());
    }

    private static ReleaseRecord record(String version, Optional<Long> number, Optional<String> committed) {
        return ReleaseRecordTest.record(
                version, new Build(number, Optional.empty(), committed.map(Instant::parse), Optional.empty()));
    }
}
