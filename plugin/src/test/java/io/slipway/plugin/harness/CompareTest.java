package io.slipway.plugin.harness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slipway.plugin.records.ReleaseHistory;
import io.slipway.plugin.records.ReleaseRecord;
import io.slipway.plugin.records.ReleaseState;
import io.slipway.plugin.records.Released;
import io.slipway.plugin.reports.Report;
import java.net.URL;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.htmlunit.FailingHttpStatusCodeException;
import org.htmlunit.HttpMethod;
import org.htmlunit.WebRequest;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Two versions of an app that slipway diff compares. */
@WithJenkins
class CompareTest {

    private static final String PAGE = "job/portal/slipway/app/portal/";

    private JenkinsRule jenkins;
    private WorkflowJob job;

    @BeforeEach
    void start(JenkinsRule rule) throws Exception {
        jenkins = rule;
        Jobs.agent(jenkins);
        Jobs.users(jenkins);
        Jobs.approvedBy("ada");
        job = Jobs.pipeline(jenkins, Jobs.PACKAGED);
    }

    @Test
    void showsWhatChangesFromOneKeptVersionToAnother() throws Exception {
        jenkins.buildAndAssertSuccess(job);
        jenkins.buildAndAssertSuccess(job);
        released(1, "1.0.0");
        released(2, "1.1.0");
        post("ada", "&environment=acceptance");
        String page = page();
        for (int i = 0; i < 240 && page.contains("slipway diff is being run"); i++) {
            Thread.sleep(500);
            page = page();
        }
        assertTrue(page.contains("From 1.0.0 to 1.1.0 in acceptance:"), page);
        assertTrue(page.contains("Deployment"), page);
        assertFalse(page.contains("not known:"), page);
    }

    @Test
    void aVersionWhoseFilesAreNotKeptSaysSo() throws Exception {
        jenkins.buildAndAssertSuccess(job);
        released(1, "1.0.0");
        released(2, "1.1.0");
        assertTrue(page().contains("No build of this job kept the chart and the descriptor of 1.1.0 (#2)"), page());
    }

    @Test
    void whoMayNotReleaseStartsNothing() throws Exception {
        released(1, "1.0.0");
        released(2, "1.1.0");
        FailingHttpStatusCodeException refused =
                assertThrows(FailingHttpStatusCodeException.class, () -> post("rob", "&environment=acceptance"));
        assertEquals(403, refused.getStatusCode());
    }

    private String page() throws Exception {
        return jenkins.createWebClient()
                .login("ada")
                .goTo(PAGE + "compare?" + sides() + "&environment=acceptance")
                .getWebResponse()
                .getContentAsString();
    }

    private void post(String user, String environment) throws Exception {
        JenkinsRule.WebClient client = jenkins.createWebClient().login(user);
        URL url = new URL(jenkins.getURL(), PAGE + "diff?" + sides() + environment);
        client.getPage(client.addCrumb(new WebRequest(url, HttpMethod.POST)));
    }

    private static String sides() {
        return "from=" + id("1.0.0 1 portal") + "&to=" + id("1.1.0 2 portal");
    }

    private static String id(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private void released(int build, String version) throws Exception {
        Report report = Report.parse("{\"verb\": \"release\", \"exitCode\": 0, \"problems\": [], \"result\": {"
                + "\"release\": \"portal\", \"revision\": {\"version\": \"" + version + "\", \"number\": " + build
                + "}}}");
        ReleaseHistory.of(job)
                .put(ReleaseRecord.of(build + "-acceptance", "release", "acceptance", build, "ada")
                        .of("portal")
                        .with(Released.of(report))
                        .as(ReleaseState.RELEASED, ""));
    }
}
