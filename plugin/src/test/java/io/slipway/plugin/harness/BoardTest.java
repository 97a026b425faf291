package io.slipway.plugin.harness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hudson.model.FreeStyleBuild;
import hudson.model.FreeStyleProject;
import io.slipway.plugin.records.ReleaseHistory;
import io.slipway.plugin.records.ReleaseRecord;
import io.slipway.plugin.records.ReleaseState;
import io.slipway.plugin.records.ReleasesAction;
import io.slipway.plugin.settings.EnvironmentSettings;
import io.slipway.plugin.settings.SlipwayConfiguration;
import java.net.URL;
import java.util.List;
import jenkins.model.Jenkins;
import net.sf.json.JSONObject;
import org.htmlunit.FailingHttpStatusCodeException;
import org.htmlunit.HttpMethod;
import org.htmlunit.WebRequest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.FakeChangeLogSCM;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockAuthorizationStrategy;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

@WithJenkins
class BoardTest {

    private JenkinsRule jenkins;

    @BeforeEach
    void releaseSomething(JenkinsRule rule) throws Exception {
        jenkins = rule;
        Jobs.users(jenkins);
        Jobs.approvedBy("ada");
        FreeStyleProject job = jenkins.createFreeStyleProject("portal");
        ReleaseHistory history = ReleaseHistory.of(job);
        history.put(record(12, "acceptance").as(ReleaseState.RELEASED, ""));
        history.put(record(13, "acceptance").as(ReleaseState.FAILED, "<b>no</b> value for apiUrl"));
    }

    @Test
    void showsWhatRunsWhereAndWhatFailedSince() throws Exception {
        String page = page("rob", "slipway/");
        assertTrue(page.contains("portal/slipway/environment/acceptance/"));
        assertTrue(page.contains("#12"));
        assertTrue(page.contains("#13"));
        assertTrue(page.contains(" value for apiUrl"));
        assertFalse(page.contains("<b>no"));
    }

    @Test
    void jobsOfOneFolderThatReleaseAnAppShareARow() throws Exception {
        FreeStyleProject other = jenkins.createFreeStyleProject("portal-deploy");
        ReleaseHistory.of(other).put(record(3, "production").of("shop").as(ReleaseState.RELEASED, ""));
        FreeStyleProject main = jenkins.createFreeStyleProject("portal-main");
        ReleaseHistory.of(main).put(record(7, "acceptance").of("shop").as(ReleaseState.RELEASED, ""));
        ReleaseHistory.of(main)
                .put(record(8, "acceptance").of("admin").in("admin").as(ReleaseState.RELEASED, ""));
        String page = page("rob", "slipway/");
        assertTrue(page.contains("job/portal-deploy/slipway/app/shop/environment/production/"));
        assertTrue(page.contains("job/portal-main/slipway/app/shop/environment/acceptance/"));
        assertTrue(page.contains("job/portal-main/slipway/app/admin/environment/acceptance/"));
        assertEquals(
                3,
                jenkins.createWebClient()
                        .login("rob")
                        .getJSON("slipway/api/json?depth=3")
                        .getJSONObject()
                        .getJSONArray("apps")
                        .size());
    }

    @Test
    void doesNotPretendToKnowWhatAStoppedReleaseLeft() throws Exception {
        FreeStyleProject job = jenkins.createFreeStyleProject("stopped");
        ReleaseHistory.of(job).put(record(4, "acceptance").as(ReleaseState.RELEASED, ""));
        ReleaseHistory.of(job)
                .put(record(5, "acceptance").as(ReleaseState.STOPPED, "").changed());
        assertTrue(page("rob", "slipway/?filter=stopped").contains("unknown, changed by #5"));
    }

    @Test
    void saysHowManyCommitsAnEnvironmentIsBehind() throws Exception {
        SlipwayConfiguration.get()
                .setEnvironments(List.of(new EnvironmentSettings("acceptance"), new EnvironmentSettings("production")));
        FreeStyleProject job = jenkins.createFreeStyleProject("counted");
        FakeChangeLogSCM scm = new FakeChangeLogSCM();
        job.setScm(scm);
        FreeStyleBuild first = jenkins.buildAndAssertSuccess(job);
        ReleasesAction.of(first).put(record(1, "acceptance").as(ReleaseState.RELEASED, ""));
        ReleasesAction.of(first).put(record(1, "production").as(ReleaseState.RELEASED, ""));
        scm.addChange().withAuthor("ada").withMsg("Add a banner");
        jenkins.buildAndAssertSuccess(job);
        scm.addChange().withAuthor("bob").withMsg("Move the banner");
        FreeStyleBuild third = jenkins.buildAndAssertSuccess(job);
        ReleasesAction.of(third).put(record(3, "acceptance").as(ReleaseState.RELEASED, ""));
        String page = page("rob", "slipway/?filter=counted");
        assertTrue(page.contains("2 changes behind"));
        assertTrue(page.contains("job/counted/changes?from=1&amp;to=3"));
    }

    @Test
    void findsAppsByName() throws Exception {
        assertTrue(page("rob", "slipway/?filter=PORT").contains("#12"));
        assertFalse(page("rob", "slipway/?filter=other").contains("#12"));
    }

    @Test
    void answersMachinesInJson() throws Exception {
        JSONObject board = jenkins.createWebClient()
                .login("rob")
                .getJSON("slipway/api/json?depth=3")
                .getJSONObject();
        JSONObject app = board.getJSONArray("apps").getJSONObject(0);
        assertEquals("portal", app.getString("name"));
        JSONObject cell = app.getJSONArray("cells").getJSONObject(0);
        assertEquals("acceptance", cell.getString("environment"));
        assertEquals(12, cell.getJSONObject("current").getInt("build"));
    }

    @Test
    void aJobHasItsOwnBoardAndHistories() throws Exception {
        assertTrue(page("rob", "job/portal/slipway/").contains("acceptance"));
        assertTrue(page("rob", "job/portal/slipway/environment/acceptance/").contains("#13"));
    }

    @Test
    void whoMayNotReadTheJobSeesNothingOfIt() throws Exception {
        jenkins.jenkins.setAuthorizationStrategy(
                new MockAuthorizationStrategy().grant(Jenkins.READ).everywhere().to("rob"));
        assertFalse(page("rob", "slipway/").contains("portal"));
    }

    @Test
    void releasingNeedsThePermissionAndAPost() throws Exception {
        assertRefused("rob", "returnTo?id=12-acceptance", HttpMethod.POST, 403);
        assertRefused("rob", "promote", HttpMethod.POST, 403);
        assertRefused("ada", "promote", HttpMethod.GET, 404);
    }

    /** A freestyle job cannot be run with another script. */
    @Test
    void aJobThatIsNoPipelineSaysSo() throws Exception {
        assertRefused("ada", "promote", HttpMethod.POST, 400);
    }

    private String page(String user, String path) throws Exception {
        return jenkins.createWebClient().login(user).goTo(path).getWebResponse().getContentAsString();
    }

    private void assertRefused(String user, String what, HttpMethod method, int status) throws Exception {
        JenkinsRule.WebClient client = jenkins.createWebClient().login(user);
        URL url = new URL(jenkins.getURL(), "job/portal/slipway/environment/acceptance/" + what);
        WebRequest request = new WebRequest(url, method);
        FailingHttpStatusCodeException refused = assertThrows(
                FailingHttpStatusCodeException.class,
                () -> client.getPage(method == HttpMethod.POST ? client.addCrumb(request) : request));
        assertEquals(status, refused.getStatusCode());
    }

    private static ReleaseRecord record(int build, String environment) {
        return ReleaseRecord.of(build + "-" + environment, "release", environment, build, "ada");
    }
}
