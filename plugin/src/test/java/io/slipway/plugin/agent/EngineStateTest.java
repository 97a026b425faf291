package io.slipway.plugin.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.plugin.reports.NotAReportException;
import io.slipway.plugin.reports.Report;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What people read in place of the path of a private file. */
class EngineStateTest {

    private static final String PREFIX = "/agent/my job@tmp/slipway-1/private/";

    private static final Map<String, String> NAMES = Map.of(
            "kubeconfig",
            "the kubeconfig of credentials 'k8s-prod'",
            "check-itsm",
            "the credentials 'itsm'",
            "check-itsm-2",
            "the credentials 'itsm-2'",
            "slipway.yaml",
            "build 5's slipway.yaml");

    @Test
    void logNamesTheCredentials() {
        assertThat(log("  at https://127.0.0.1:1 (" + PREFIX + "kubeconfig)\n"))
                .isEqualTo("  at https://127.0.0.1:1 (the kubeconfig of credentials 'k8s-prod')\n");
    }

    @Test
    void placeInAFileStays() {
        assertThat(log("at " + PREFIX + "slipway.yaml:3:5")).isEqualTo("at build 5's slipway.yaml:3:5");
    }

    @Test
    void nameThatBeginsWithAnotherIsItsOwn() {
        assertThat(log(PREFIX + "check-itsm-2")).isEqualTo("the credentials 'itsm-2'");
    }

    @Test
    void fileBesideThemHasItsNameAlone() {
        assertThat(log("at " + PREFIX + "package.json")).isEqualTo("at package.json");
    }

    @Test
    void causeNamesTheCredentials() throws NotAReportException {
        EngineState ended = new EngineState("", 0, false, report("https://127.0.0.1:1 (" + PREFIX + "kubeconfig)"));

        assertThat(Report.parse(ended.named(PREFIX, NAMES).report()).cause())
                .isEqualTo(
                        "the cluster does not answer (at https://127.0.0.1:1 (the kubeconfig of credentials 'k8s-prod'))");
    }

    /** Windows, and an ID that JSON has to escape. */
    @Test
    void reportStaysJson() throws NotAReportException {
        EngineState ended = new EngineState("", 0, false, report("D:\\\\a\\\\private\\\\kubeconfig"));

        assertThat(Report.parse(ended.named("D:\\a\\private\\", Map.of("kubeconfig", "credentials \"k\""))
                                .report())
                        .cause())
                .isEqualTo("the cluster does not answer (at credentials \"k\")");
    }

    private static String log(String text) {
        return new EngineState(text, text.length(), true, "")
                .named(PREFIX, NAMES)
                .text();
    }

    private static String report(String location) {
        return "{\"verb\": \"release\", \"exitCode\": 3, \"result\": {}, \"problems\": [{\"message\": "
                + "\"the cluster does not answer\", \"lookedIn\": [], \"location\": \"" + location + "\"}]}";
    }
}
