package io.slipway.plugin.records;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.plugin.reports.Report;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BuildNameTest {

    @Test
    void isTheVersionThatTheBuildPackaged() throws Exception {
        assertThat(BuildName.of(Map.of("", packaged("fleet", "1.4.0")), List.of()))
                .isEqualTo("1.4.0");
    }

    @Test
    void namesSeveralAppsWithTheirVersions() throws Exception {
        Map<String, Released> packaged = new LinkedHashMap<>();
        packaged.put("apps/fleet", packaged("fleet", "1.4.0"));
        packaged.put("apps/shop", packaged("shop", "2.1.0"));
        assertThat(BuildName.of(packaged, List.of())).isEqualTo("fleet 1.4.0, shop 2.1.0");
    }

    @Test
    void isWhatWasReleasedWhereNothingWasPackaged() throws Exception {
        assertThat(BuildName.of(Map.of(), List.of(released("promote", "acceptance", "1.3.0"))))
                .isEqualTo("1.3.0");
    }

    @Test
    void isTheNewestOfSeveralReleases() throws Exception {
        assertThat(BuildName.of(
                        Map.of(),
                        List.of(
                                released("release", "development", "1.3.0"),
                                released("release", "development", "1.4.0"))))
                .isEqualTo("1.4.0");
    }

    @Test
    void aRollbackTakesNoNameFromARelease() throws Exception {
        ReleaseRecord rollback = released("rollback", "production", "1.2.0");
        assertThat(BuildName.of(Map.of(), List.of(released("release", "acceptance", "1.4.0"), rollback)))
                .isEqualTo("1.4.0");
        assertThat(BuildName.of(Map.of(), List.of(rollback))).isEqualTo("1.2.0");
    }

    @Test
    void aReleaseThatFailedGivesNoName() throws Exception {
        ReleaseRecord failed = released("release", "acceptance", "1.4.0").as(ReleaseState.FAILED, "no pod is ready");
        assertThat(BuildName.of(Map.of(), List.of(failed))).isEmpty();
    }

    @Test
    void isNotLongerThanAPageCanShow() throws Exception {
        assertThat(BuildName.of(Map.of("", packaged("fleet", "1.4.0-" + "x".repeat(3000))), List.of()))
                .hasSizeLessThan(120)
                .endsWith("…");
    }

    private static Released packaged(String app, String version) throws Exception {
        return Released.of(
                Report.parse("{\"verb\":\"package\",\"exitCode\":0,\"problems\":[],\"result\":{\"chart\":{\"name\":\""
                        + app + "\",\"version\":\"" + version + "\",\"file\":\"chart.tgz\"}}}"));
    }

    private static ReleaseRecord released(String verb, String environment, String version) throws Exception {
        Released released = Released.of(Report.parse(
                "{\"verb\":\"release\",\"exitCode\":0,\"problems\":[],\"result\":{\"release\":\"fleet\",\"revision\":{"
                        + "\"version\":\"" + version + "\",\"number\":3}}}"));
        return ReleaseRecord.of("7-" + environment + verb + version, verb, environment, 7, "ada")
                .as(ReleaseState.RELEASED, "")
                .with(released);
    }
}
