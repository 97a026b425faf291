package io.slipway.plugin.harness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URL;
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
