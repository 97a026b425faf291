package io.slipway.release.records;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReleaseRecordTest {

    private static final Instant NOW = Instant.parse("2026-11-24T23:00:00.123Z");

    static ReleaseRecord record(String version, Build build) {
        return new ReleaseRecord(
                version,
                "acceptance",
                new ReleaseRecord.Artifact(
                        "shop-" + version,
                        "sha256:00",
                        "sha256:02",
                        "registry.example.com/shop:" + version,
                        "sha256:01"),
                new ReleaseRecord.Author("ann", NOW, Optional.of("https://ci.example.com/job/shop/42/")),
                build,
                ReleaseRecord.Origin.BUILD);
    }

    @Test
    void comesBackFromTheValuesOfARevisionAsItWas() {
        ReleaseRecord record = record(
                        "1.4.0",
                        new Build(
                                Optional.of(42L),
                                Optional.of("0123abc"),
                                Optional.of(Instant.parse("2026-11-24T20:00:00Z")),
                                Optional.of("release/1.4")))
                .overriding(Optional.of("hotfix (freeze year end until 4 January)"));

        assertThat(ReleaseRecord.in(Map.of("record", record.toMap()))).contains(record);
    }

    @Test
    void rollbackKeepsTheBuildAndNamesWhoWentBack() {
        ReleaseRecord back = record(
                        "1.4.0", new Build(Optional.of(42L), Optional.empty(), Optional.empty(), Optional.empty()))
                .rolledBack(3, new ReleaseRecord.Author("ben", NOW.plusSeconds(60), Optional.empty()));

        assertThat(back.toMap())
                .containsEntry("released-by", "ben")
                .containsEntry("rolled-back-to", "3")
                .containsEntry("build-number", "42")
                .doesNotContainKey("build-url");
    }

    @Test
    void namesThoseWhoApprovedIt() {
        ReleaseRecord record = record("1.4.0", Build.UNKNOWN)
                .rolledBack(
                        3, new ReleaseRecord.Author("ben", NOW, Optional.empty()).approvedBy(List.of("ann", "cleo")));

        assertThat(record.toMap()).containsEntry("approved-by", "ann, cleo");
        assertThat(ReleaseRecord.in(Map.of("record", record.toMap()))).contains(record);
    }

    @Test
    void sayingThatNobodyApprovedItSaysNothing() {
        assertThat(new ReleaseRecord.Author("ben", NOW, Optional.empty())
                        .approvedBy(List.of())
                        .approvedBy())
                .isEmpty();
    }

    @Test
    void releaseOfSomethingElseHasNoRecord() {
        assertThat(ReleaseRecord.in(Map.of())).isEmpty();
        assertThat(ReleaseRecord.in(Map.of("record", Map.of("team", "shop")))).isEmpty();
        assertThat(ReleaseRecord.in(Map.of("record", "text"))).isEmpty();
    }

    @Test
    void whatCannotBeReadIsLeftOut() {
        ReleaseRecord record = ReleaseRecord.in(Map.of(
                        "record",
                        Map.of("released-at", "yesterday", "build-number", "many", "commit-time", "", "version", 1)))
                .orElseThrow();

        assertThat(record.author().at()).isEqualTo(Instant.EPOCH);
        assertThat(record.version()).isEqualTo("1");
        assertThat(record.build()).isEqualTo(Build.UNKNOWN);
    }

    @Test
    void everyKeyIsOneThatTheChartTakes() {
        assertThat(record("1.4.0", new Build(Optional.of(1L), Optional.of("a"), Optional.of(NOW), Optional.empty()))
                        .rolledBack(1, new ReleaseRecord.Author("ben", NOW, Optional.of("u")))
                        .toMap()
                        .keySet())
                .allMatch(key -> key.matches("[A-Za-z0-9]([A-Za-z0-9._-]{0,61}[A-Za-z0-9])?"));
    }
}
