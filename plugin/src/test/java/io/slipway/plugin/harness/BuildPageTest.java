package io.slipway.plugin.harness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hudson.model.FreeStyleBuild;
import io.slipway.plugin.approvals.Decision;
import io.slipway.plugin.records.ReleaseRecord;
import io.slipway.plugin.records.ReleaseState;
import io.slipway.plugin.records.ReleasesAction;
import java.util.List;
import org.htmlunit.html.HtmlPage;
import org.htmlunit.html.HtmlTable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** What the page of a build shows of its releases. */
@WithJenkins
class BuildPageTest {

    private static final String REPORT =
            "{\"verb\":\"release\",\"exitCode\":1,\"problems\":[{\"subject\":\"production\","
                    + "\"message\":\"<i>no</i> pod is ready\"}],\"result\":{}}";

    private JenkinsRule jenkins;
    private FreeStyleBuild build;

    @BeforeEach
    void releaseSomething(JenkinsRule rule) throws Exception {
        jenkins = rule;
        build = jenkins.buildAndAssertSuccess(jenkins.createFreeStyleProject("portal"));
        ReleasesAction releases = ReleasesAction.of(build);
        releases.put(record("acceptance").as(ReleaseState.RELEASED, ""));
        ReleaseRecord failed = record("production")
                .as(ReleaseState.FAILED, "<b>no</b> pod is ready\nand more")
                .decided(List.of(new Decision("ada", true, "after <u>lunch</u>", 1_700_000_000_000L, List.of())));
        releases.put(failed);
        releases.keepReport(failed, REPORT);
    }

    @Test
    void showsATableOfWhatWasReleasedWhere() throws Exception {
        HtmlPage page = jenkins.createWebClient().getPage(build);
        HtmlTable table = page.getFirstByXPath("//table[contains(@class, 'jenkins-table')]");
        assertEquals(3, table.getRowCount());
        String html = page.getWebResponse().getContentAsString();
        assertTrue(table.asNormalizedText().contains("ada"));
        assertTrue(table.asNormalizedText().contains("failed"));
        assertFalse(html.contains("<b>no"));
        assertFalse(html.contains("<u>lunch"));
    }

    @Test
    void leadsToTheReport() throws Exception {
        HtmlPage page = jenkins.createWebClient().getPage(build);
        HtmlPage report = page.getAnchorByText("Report on production").click();
        assertTrue(report.asNormalizedText().contains("production: <i>no</i> pod is ready"));
        assertFalse(report.getWebResponse().getContentAsString().contains("<i>no"));
        jenkins.createWebClient().assertFails(build.getUrl() + "slipway-releases/report/other/", 404);
    }

    @Test
    void aBuildThatReleasedNothingShowsNoTable() throws Exception {
        FreeStyleBuild other = jenkins.buildAndAssertSuccess(jenkins.createFreeStyleProject("other"));
        HtmlPage page = jenkins.createWebClient().getPage(other);
        assertFalse(page.asNormalizedText().contains("Releases of this build"));
    }

    private static ReleaseRecord record(String environment) {
        return ReleaseRecord.of("1-" + environment, "release", environment, 1, "ada");
    }
}
