package io.slipway.plugin.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.plugin.reports.Report;
import org.junit.jupiter.api.Test;

/** What Test connection says of a report of slipway status. */
class ReachClusterTest {

    private static final String TARGET =
            "\"cluster\": \"https://prod.example.com:6443\", \"release\": \"portal\", \"namespace\": \"web\"";

    @Test
    void saysWhatRunsThere() throws Exception {
        assertThat(said(TARGET + ", \"running\": {\"version\": \"1.4.2\", \"number\": 1012}", true))
                .isEqualTo(
                        "Reached https://prod.example.com:6443: portal 1.4.2 (revision 1012) runs in namespace web.");
    }

    @Test
    void saysThatNothingRunsThereYet() throws Exception {
        assertThat(said(TARGET, true))
                .isEqualTo("Reached https://prod.example.com:6443: nothing of portal runs in namespace web yet.");
    }

    @Test
    void namesNoReleaseThatJenkinsDoesNotKnow() throws Exception {
        assertThat(said(TARGET, false)).isEqualTo("Reached https://prod.example.com:6443.");
    }

    private static String said(String environment, boolean known) throws Exception {
        return ReachCluster.text(
                Report.parse("{\"verb\": \"status\", \"exitCode\": 0, \"problems\": [],"
                                + "\"result\": {\"environments\": [{" + environment + "}]}}")
                        .first("environments"),
                known);
    }
}
