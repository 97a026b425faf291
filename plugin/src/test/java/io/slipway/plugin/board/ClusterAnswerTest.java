package io.slipway.plugin.board;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.plugin.records.ReleaseRecord;
import io.slipway.plugin.records.ReleaseState;
import io.slipway.plugin.records.Released;
import io.slipway.plugin.reports.NotAReportException;
import io.slipway.plugin.reports.Report;
import org.junit.jupiter.api.Test;

/** What a cluster says, against a record of 1.4.1 in revision 1011. */
class ClusterAnswerTest {

    private static final String CLUSTER = "\"cluster\": \"https://prod.example.com\"";

    @Test
    void whatRunsAsItWasReleasedIsAsRecorded() throws Exception {
        assertAnswer(running("1.4.1", 1011, "Upgrade complete", "sha256:1"), "recorded", "as recorded");
    }

    @Test
    void anotherVersionIsDrift() throws Exception {
        assertAnswer(
                running("1.4.2", 1012, "Upgrade complete", "sha256:2"),
                "drift",
                "the cluster says 1.4.2 (revision 1012), not as recorded");
    }

    /** Somebody else may have changed a value. */
    @Test
    void theSameVersionInAnotherRevisionIsDrift() throws Exception {
        assertAnswer(
                running("1.4.1", 1012, "Upgrade complete", "sha256:1"),
                "drift",
                "the cluster says 1.4.1 (revision 1012), not as recorded");
    }

    /** As a release that failed leaves it. */
    @Test
    void theSameChartAfterARollbackIsAsRecorded() throws Exception {
        assertAnswer(running("1.4.1", 1013, "Rollback to 1011", "sha256:1"), "recorded", "as recorded");
    }

    @Test
    void nothingIsDrift() throws Exception {
        assertAnswer(CLUSTER, "drift", "the cluster says that nothing runs, not as recorded");
    }

    @Test
    void anotherClusterCannotTell() throws Exception {
        assertAnswer(
                "\"cluster\": \"https://other.example.com\"",
                "unknown",
                "could not be asked: the credentials lead to another cluster (https://other.example.com)");
    }

    @Test
    void aClusterThatDoesNotAnswerSaysWhy() throws Exception {
        Report report = Report.parse("{\"verb\": \"status\", \"exitCode\": 3, \"result\": {\"environments\": []},"
                + "\"problems\": [{\"subject\": \"production\", \"message\": \"the cluster does not answer\"}]}");
        ClusterAnswer answer = ClusterAnswer.compare(record(), report);
        assertThat(answer.state()).isEqualTo("unknown");
        assertThat(answer.text()).isEqualTo("could not be asked: the cluster does not answer");
    }

    private static void assertAnswer(String environment, String state, String text) throws Exception {
        ClusterAnswer answer = ClusterAnswer.compare(record(), report("\"environments\": [{" + environment + "}]"));
        assertThat(answer.text()).isEqualTo(text);
        assertThat(answer.state()).isEqualTo(state);
    }

    private static String running(String version, int revision, String description, String digest) {
        return CLUSTER + ", \"running\": {\"version\": \"" + version + "\", \"number\": " + revision
                + ", \"description\": \"" + description + "\", \"record\": {\"chart-digest\": \"" + digest + "\"}}";
    }

    private static ReleaseRecord record() throws NotAReportException {
        Released released = Released.of(
                report(
                        "\"release\": \"portal\", \"namespace\": \"web\", " + CLUSTER
                                + ", \"revision\": {\"version\": \"1.4.1\", \"number\": 1011, \"record\": {\"chart-digest\": \"sha256:1\"}}"));
        return ReleaseRecord.of("5-production", "release", "production", 5, "ada")
                .with(released)
                .as(ReleaseState.RELEASED, "");
    }

    private static Report report(String result) throws NotAReportException {
        return Report.parse("{\"verb\": \"status\", \"exitCode\": 0, \"problems\": [], \"result\": {" + result + "}}");
    }
}
