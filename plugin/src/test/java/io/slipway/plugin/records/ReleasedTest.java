package io.slipway.plugin.records;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.slipway.plugin.CarriedEngine;
import io.slipway.plugin.reports.Report;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReleasedTest {

    @Test
    void readsAPackage() throws Exception {
        Released released = Released.of(Report.parse("""
                {"verb": "package", "exitCode": 0, "problems": [], "result": {"chart":
                {"name": "portal", "version": "1.4.0", "file": "/agent/portal-1.4.0.tgz", "sha256": "ab"}}}"""));
        assertThat(released.getVersion()).isEqualTo("1.4.0");
        assertThat(released.getFile()).isEqualTo("/agent/portal-1.4.0.tgz");
        assertThat(released.asMap())
                .containsEntry("chart", "/agent/portal-1.4.0.tgz")
                .containsEntry("digest", "sha256:ab")
                .doesNotContainKeys("revision", "url");
    }

    /** The record in the cluster names the build that was built, also after a promotion or a rollback. */
    @Test
    void knowsTheBuildThatItWasMadeOf() throws Exception {
        Released released = Released.of(Report.parse("""
                {"verb": "rollback", "exitCode": 0, "problems": [], "result": {"release": "portal", "revision":
                {"number": 9, "version": "1.3.0", "chart": "portal-1.3.0", "record": {"build-number": "41"}}}}"""));
        assertThat(released.source()).hasValue(41);
        assertThat(Released.NOTHING.source()).isEmpty();
    }

    @Test
    void knowsWhetherAFailedReleaseWasRolledBack() throws Exception {
        String failed = """
                {"verb": "release", "exitCode": 1, "problems": [], "result": {"release": "portal", "revision":
                {"number": 9, "version": "1.3.0"}%s}}""";
        assertThat(Released.of(Report.parse(failed.formatted(""))).leavesChange())
                .isTrue();
        assertThat(Released.of(Report.parse(failed.formatted(", \"rolledBack\": {\"number\": 10}")))
                        .leavesChange())
                .isFalse();
        assertThat(Released.NOTHING.leavesChange()).isFalse();
    }

    @Test
    void readsARelease() throws Exception {
        Released released = Released.of(Report.parse("""
                {"verb": "release", "exitCode": 0, "problems": [], "result": {"release": "portal",
                "url": "https://acc.example.com/portal/", "revision": {"number": 7, "version": "1.4.0",
                "chart": "portal-1.4.0", "record": {"chart-digest": "sha256:1"}}}}"""));
        assertThat(released.getApp()).isEqualTo("portal");
        assertThat(released.asMap())
                .containsEntry("chart", "portal-1.4.0")
                .containsEntry("version", "1.4.0")
                .containsEntry("digest", "sha256:1")
                .containsEntry("revision", "7")
                .containsEntry("url", "https://acc.example.com/portal/");
    }

    /** Slipway's schema is the contract: what is read here is there. */
    @Tag("needs-package")
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/$defs/change/properties/release",
                "/$defs/change/properties/url",
                "/$defs/change/properties/revision",
                "/$defs/revision/properties/number",
                "/$defs/revision/properties/version",
                "/$defs/revision/properties/chart",
                "/$defs/revision/properties/record",
                "/$defs/package/properties/chart/properties/name",
                "/$defs/package/properties/chart/properties/version",
                "/$defs/package/properties/chart/properties/file",
                "/$defs/package/properties/chart/properties/sha256"
            })
    void readsNothingThatTheSchemaDoesNotPromise(String pointer) throws Exception {
        JsonNode schema = new ObjectMapper().readTree(CarriedEngine.file("report.schema.json"));
        assertThat(schema.at(pointer).isMissingNode()).isFalse();
    }
}
