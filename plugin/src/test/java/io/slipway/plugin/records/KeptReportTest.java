package io.slipway.plugin.records;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeptReportTest {

    private static final String REPORT =
            "{\"verb\":\"release\",\"exitCode\":2,\"problems\":[{\"subject\":\"production\","
                    + "\"message\":\"<b>no</b> value for apiUrl\",\"location\":\"slipway.yaml:7\",\"fix\":\"give it one\"}],\"result\":{}}";

    @TempDir
    Path build;

    @Test
    void eachReleaseOfABuildHasItsOwn() throws Exception {
        KeptReport portal = KeptReport.of(build, KeptReport.key(record("5-production@apps/portal")));
        KeptReport admin = KeptReport.of(build, KeptReport.key(record("5-production@apps/admin")));
        portal.keep(REPORT);
        assertThat(portal.read()).contains(REPORT);
        assertThat(admin.exists()).isFalse();
        assertThat(admin.read()).isEmpty();
    }

    /** The folder of an app is what a Jenkinsfile says, and a name in an address may not hold a slash. */
    @Test
    void itsNameLeadsNowhereElse() {
        assertThat(KeptReport.key(record("5-production@../../../secrets"))).matches("[0-9a-f-]{36}");
    }

    @Test
    void showsTheProblemsWithTheirAdvice() {
        ReportPage page = new ReportPage(record("5-production"), REPORT);
        assertThat(page.getProblems()).singleElement().satisfies(problem -> {
            assertThat(problem.cause()).isEqualTo("production: <b>no</b> value for apiUrl (at slipway.yaml:7)");
            assertThat(problem.fix()).isEqualTo("give it one");
        });
        assertThat(page.getText()).contains("\n").contains("\"exitCode\" : 2");
    }

    /** Where the secrets to hide in it could not be looked up, a sentence stands in its place. */
    @Test
    void showsWhatIsNoReportAsItIs() {
        ReportPage page = new ReportPage(record("5-production"), "(hidden)");
        assertThat(page.getProblems()).isEmpty();
        assertThat(page.getText()).isEqualTo("(hidden)");
    }

    @Test
    void aTableShowsTheFirstLineOfACause() {
        ReleaseRecord failed = record("5-production").as(ReleaseState.FAILED, "no value\nat slipway.yaml:7");
        assertThat(failed.getCauseLine()).isEqualTo("no value");
        assertThat(record("5-production").getCauseLine()).isEmpty();
    }

    private static ReleaseRecord record(String id) {
        return ReleaseRecord.of(id, "release", "production", 5, "ada");
    }
}
