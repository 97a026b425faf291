package io.slipway.plugin.harness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hudson.model.FreeStyleProject;
import io.slipway.plugin.records.KeptFiles;
import io.slipway.plugin.records.ReleaseHistory;
import io.slipway.plugin.records.ReleaseRecord;
import io.slipway.plugin.records.ReleaseState;
import io.slipway.plugin.records.Released;
import io.slipway.plugin.reports.Report;
import io.slipway.plugin.settings.SlipwayConfiguration;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import org.htmlunit.FailingHttpStatusCodeException;
import org.htmlunit.HttpMethod;
import org.htmlunit.WebRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Questions to a cluster that no build asks. */
@WithJenkins
class AskClusterTest {

    private JenkinsRule jenkins;
    private CheckedCluster cluster;

    @BeforeEach
    void start(JenkinsRule rule) throws Exception {
        jenkins = rule;
        cluster = new CheckedCluster();
        Jobs.agent(jenkins);
        cluster.environment("development");
        Jobs.users(jenkins);
    }

    @AfterEach
    void stop() {
        cluster.close();
    }

    @Test
    void testConnectionSaysWhatItReached() throws Exception {
        String said = test("root", cluster.url());
        assertTrue(said.contains("Reached " + cluster.url() + ". Jenkins has recorded no release"), said);
    }

    @Test
    void testConnectionSaysWhyNothingWasReachedAndWhatToDo() throws Exception {
        cluster.close();
        String said = test("root", cluster.url());
        assertTrue(said.contains("the cluster does not answer"), said);
        assertTrue(said.contains("check the kubeconfig and the network connection to the cluster"), said);
        assertEquals(-1, said.indexOf("t0ken"), said);
    }

    @Test
    void testConnectionNeedsThePermissionToConfigure() {
        FailingHttpStatusCodeException refused =
                assertThrows(FailingHttpStatusCodeException.class, () -> test("ada", cluster.url()));
        assertEquals(403, refused.getStatusCode());
    }

    @Test
    void theBoardMarksWhatTheClusterSaysOtherwise() throws Exception {
        cluster.runs("1.4.2", 12);
        release("1.4.1", 11);
        SlipwayConfiguration.get().setAskClusters(true);
        post("ada", "job/portal/slipway/app/portal/ask");
        String drift = "the cluster says 1.4.2 (revision 12), not as recorded";
        for (int i = 0; i < 240 && !board().contains(drift); i++) {
            Thread.sleep(500);
        }
        assertTrue(board().contains(drift), board());
        assertTrue(board().contains("\"state\":\"drift\""), board());
        assertTrue(jenkins.createWebClient()
                .login("rob")
                .goTo("slipway/")
                .asNormalizedText()
                .contains(drift));
    }

    @Test
    void nobodyAsksUntilTheConfigurationSaysSo() throws Exception {
        release("1.4.1", 11);
        assertFalse(jenkins.createWebClient()
                .login("ada")
                .goTo("job/portal/slipway/app/portal/")
                .asNormalizedText()
                .contains("Ask the clusters"));
        post("ada", "job/portal/slipway/app/portal/ask");
        assertTrue(board().contains("\"asked\":null"), board());
    }

    @Test
    void whoMayNotReleaseDoesNotAsk() throws Exception {
        release("1.4.1", 11);
        SlipwayConfiguration.get().setAskClusters(true);
        FailingHttpStatusCodeException refused = assertThrows(
                FailingHttpStatusCodeException.class, () -> post("rob", "job/portal/slipway/app/portal/ask"));
        assertEquals(403, refused.getStatusCode());
    }

    /** As a build of the job portal has recorded it, which kept its descriptor. */
    private void release(String version, int revision) throws Exception {
        FreeStyleProject job = jenkins.createFreeStyleProject("portal");
        Report report = Report.parse("{\"verb\": \"release\", \"exitCode\": 0, \"problems\": [], \"result\": {"
                + "\"release\": \"portal\", \"namespace\": \"portal-dev\", \"cluster\": \"" + cluster.url() + "\","
                + "\"revision\": {\"version\": \"" + version + "\", \"number\": " + revision + "}}}");
        ReleaseHistory.of(job)
                .put(ReleaseRecord.of("5-development", "release", "development", 5, "ada")
                        .of("portal")
                        .with(Released.of(report))
                        .as(ReleaseState.RELEASED, ""));
        String descriptor = "{app: {name: portal, mode: prebuilt}, environments: {development:"
                + " {host: dev.example.com, namespace: portal-dev}}}";
        KeptFiles.of(job, 5).keep(KeptFiles.descriptor(""), descriptor.getBytes(StandardCharsets.UTF_8));
    }

    private String board() throws Exception {
        return jenkins.createWebClient()
                .login("rob")
                .getJSON("slipway/api/json?depth=4")
                .getJSONObject()
                .toString();
    }

    private String test(String user, String server) throws Exception {
        return post(
                user,
                "descriptorByName/io.slipway.plugin.settings.EnvironmentSettings/testConnection"
                        + "?name=development&credentialsId=cluster&certificateAuthority=&server=" + server);
    }

    private String post(String user, String path) throws Exception {
        JenkinsRule.WebClient client = jenkins.createWebClient().login(user);
        WebRequest request = new WebRequest(new URL(jenkins.getURL(), path), HttpMethod.POST);
        return client.getPage(client.addCrumb(request)).getWebResponse().getContentAsString();
    }
}
