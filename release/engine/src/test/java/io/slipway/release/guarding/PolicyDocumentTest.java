package io.slipway.release.guarding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.release.checks.Checks;
import io.slipway.release.problems.SlipwayException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PolicyDocumentTest {

    private static final String ALL = """
            version: 1
            checks:
              branches: [main, release/*]
              windows:
                - {days: mon-thu, from: "09:00", to: "16:00", zone: Europe/Amsterdam}
                - {days: [sat, sun], zone: Asia/Kolkata}
              freezes:
                - {name: year end, from: 2026-12-18T17:00, to: 2027-01-04T07:00, zone: Europe/Amsterdam}
              request: {url: "https://itsm.example.com/change/{build}", field: result.state, credentialsId: itsm, passes: approved, refuses: rejected, every: 60s, for: 8h}
              query: {prometheus: "https://prom.example.com", expression: "rate(errors[5m])", below: 0.01, for: 10m}
              after: {query: {prometheus: "https://prom.example.com", expression: "up", above: 0}, bake: 15m}
              waits: false
              rollbackOutsideWindows: true
            """;

    @Test
    void everyKeyIsRead() {
        Checks checks = read(ALL).checks();

        assertThat(checks.branches()).containsExactly("main", "release/*");
        assertThat(checks.windows())
                .extracting(Object::toString)
                .containsExactly("mon-thu 09:00-16:00 Europe/Amsterdam", "sat, sun 00:00-24:00 Asia/Kolkata");
        assertThat(checks.freezes().get(0).name()).isEqualTo("year end");
        assertThat(checks.request().orElseThrow().patience()).isEqualTo(Duration.ofHours(8));
        assertThat(checks.query().orElseThrow().bounds()).isEqualTo("below 0.01");
        assertThat(checks.after().orElseThrow().bake()).isEqualTo(Duration.ofMinutes(15));
        assertThat(checks.waits()).isFalse();
        assertThat(checks.rollbackOutsideWindows()).isTrue();
    }

    @Test
    void exampleOfThePageIsAPolicy() throws IOException {
        Matcher example = Pattern.compile("```yaml\n(version:.*?)```", Pattern.DOTALL)
                .matcher(Files.readString(Path.of("../../docs/checks.md")));
        assertThat(example.find()).isTrue();

        Checks checks = read(example.group(1)).checks();

        assertThat(checks.after()).isPresent();
        assertThat(checks.request().orElseThrow().credentials()).contains("itsm");
    }

    @Test
    void whatIsWrittenIsReadAsItWas() {
        Policy policy = read(ALL);

        assertThat(read(PolicyDocument.write(policy))).isEqualTo(policy);
        assertThat(read(PolicyDocument.write(Policy.NONE))).isEqualTo(Policy.NONE);
    }

    @Test
    void newerVersionIsRefused() {
        assertThatThrownBy(() -> read("version: 2\nchecks: {somethingNew: true}\n"))
                .isInstanceOfSatisfying(
                        SlipwayException.class, e -> assertThat(e.render("")).isEqualTo("""
                        slipway: this policy has version 2, but this Slipway reads version 1 alone
                          at policy:1:1
                          fix: use the Slipway that wrote it, or a newer one"""));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "windows: [{days: mon-thu}]|checks.windows[0].zone is missing",
                "windows: [{days: mo, zone: UTC}]|days holds 'mo', but must hold days such as mon-thu, sat or fri-mon",
                "windows: [{days: mon, zone: Europe/Amsterdm}]|zone is 'Europe/Amsterdm', which is not a time zone",
                "windows: [{from: '9:00', zone: UTC}]|checks.windows[0].from is '9:00', but must be a time such as 09:00",
                "windows: [{from: '09:00', to: '09:00', zone: UTC}]|a window that opens and closes at 09:00 is never open",
                "freezes: [{name: x, from: 2027-01-04T07:00, to: 2026-12-18T17:00, zone: UTC}]|freeze x ends before it begins",
                "freezes: [{name: x, from: 2027-02-30T07:00, to: 2027-03-18T17:00, zone: UTC}]|from is 2027-02-30T07:00, which is not a date",
                "query: {prometheus: 'https://p', expression: up}|a query needs a bound",
                "request: {url: 'https://i/{id}', passes: a, refuses: b}|url holds {id}, which is not known; known: {build}, {version}, {commit}, {branch}, {environment}",
                "request: {url: 'https://i', passes: a, refuses: A}|passes and refuses are the same word",
                "frezes: []|unknown key checks.frezes; known are after, branches, freezes, query, request, rollbackOutsideWindows, waits, windows"
            })
    void mistakesAreTold(String line, String message) {
        assertThatThrownBy(() -> read("version: 1\nchecks:\n  " + line + "\n"))
                .isInstanceOfSatisfying(
                        SlipwayException.class,
                        e -> assertThat(e.problems().get(0).message()).isEqualTo(message));
    }

    private static Policy read(String text) {
        return PolicyDocument.read("policy", text);
    }
}
