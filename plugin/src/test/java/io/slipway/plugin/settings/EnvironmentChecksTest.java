package io.slipway.plugin.settings;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.plugin.CarriedEngine;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The policy that is made of the checks of Jenkins' configuration. */
class EnvironmentChecksTest {

    @TempDir
    Path directory;

    @Test
    void hasTheKeysOfAPolicyAndNoneThatIsEmpty() throws Exception {
        assertThat(text(new EnvironmentChecks()))
                .isEqualTo("{\"version\":1,\"checks\":{\"waits\":true,\"rollbackOutsideWindows\":false}}");
        EnvironmentChecks checks = new EnvironmentChecks();
        checks.setBranches(List.of("main, release/*"));
        checks.setWindows(List.of(window("", "")));
        assertThat(text(checks))
                .isEqualTo("{\"version\":1,\"checks\":{\"branches\":[\"main\",\"release/*\"],"
                        + "\"windows\":[{\"days\":\"mon-thu\",\"zone\":\"Europe/Amsterdam\"}],"
                        + "\"waits\":true,\"rollbackOutsideWindows\":false}}");
    }

    @Test
    @Tag("needs-package")
    void slipwayUnderstandsAllOfIt() throws Exception {
        assertThat(applied(all())).doesNotContain("policy.json");
    }

    @Test
    @Tag("needs-package")
    void slipwaySaysWhatIsWrongWithIt() throws Exception {
        EnvironmentChecks checks = all();
        checks.setWindows(List.of(window("09:00", "25:00")));
        assertThat(applied(checks)).contains("to is '25:00'").contains("policy.json");
    }

    private static EnvironmentChecks all() {
        EnvironmentChecks checks = new EnvironmentChecks();
        checks.setBranches(List.of("main"));
        checks.setWindows(List.of(window("09:00", "16:00")));
        CheckFreeze freeze = new CheckFreeze();
        freeze.setName("year end");
        freeze.setFrom("2026-12-18T17:00");
        freeze.setTo("2027-01-04T07:00");
        freeze.setZone("Europe/Amsterdam");
        checks.setFreezes(List.of(freeze));
        CheckRequest request = new CheckRequest();
        request.setUrl("https://itsm.example.com/change/{build}");
        request.setField("result.state");
        request.setCredentialsId("itsm");
        request.setPasses("approved");
        request.setRefuses("rejected");
        request.setEvery("60s");
        request.setFor("8h");
        checks.setRequest(request);
        checks.setQuery(query("10m"));
        CheckAfter after = new CheckAfter();
        after.setQuery(query(""));
        after.setBake("15m");
        checks.setAfter(after);
        checks.setWaits(false);
        checks.setRollbackOutsideWindows(true);
        return checks;
    }

    private static CheckWindow window(String from, String to) {
        CheckWindow window = new CheckWindow();
        window.setDays("mon-thu");
        window.setFrom(from);
        window.setTo(to);
        window.setZone("Europe/Amsterdam");
        return window;
    }

    private static CheckQuery query(String duration) {
        CheckQuery query = new CheckQuery();
        query.setPrometheus("https://prom.example.com");
        query.setExpression("job:errors:ratio5m");
        query.setBelow("0.01");
        query.setFor(duration);
        return query;
    }

    private static String text(EnvironmentChecks checks) throws Exception {
        return new String(checks.policy(), StandardCharsets.UTF_8);
    }

    /** What the slipway that the plugin carries says of it: it reads the policy before it looks for anything else. */
    private String applied(EnvironmentChecks checks) throws Exception {
        Path file = Files.write(directory.resolve("policy.json"), checks.policy());
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-jar",
                        CarriedEngine.jar().toString(),
                        "policy",
                        "--environment",
                        "production",
                        "--apply",
                        file.toString())
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return output;
    }
}
