package io.slipway.plugin.harness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hudson.model.Result;
import io.slipway.plugin.approvals.ApprovalsAction;
import io.slipway.plugin.approvals.Verdict;
import java.net.URL;
import org.htmlunit.FailingHttpStatusCodeException;
import org.htmlunit.HttpMethod;
import org.htmlunit.WebRequest;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

@WithJenkins
class ApprovalTest {

    private JenkinsRule jenkins;
    private WorkflowRun run;

    @BeforeEach
    void askForApproval(JenkinsRule rule) throws Exception {
        jenkins = rule;
        Jobs.users(jenkins);
        Jobs.approvedBy("ada");
        WorkflowJob job = Jobs.pipeline(jenkins, "slipwayApproval 'production'\necho 'went on'");
        run = job.scheduleBuild2(0).waitForStart();
        jenkins.waitForMessage("Waiting for an approval to release to production", run);
    }

    @Test
    void theBuildGoesOnWhenItIsApproved() throws Exception {
        post("ada", "approve");
        jenkins.assertBuildStatusSuccess(jenkins.waitForCompletion(run));
        jenkins.assertLogContains("went on", run);
    }

    @Test
    void aRejectionIsNoFailure() throws Exception {
        post("ada", "reject");
        jenkins.assertBuildStatus(Result.NOT_BUILT, jenkins.waitForCompletion(run));
        jenkins.assertLogNotContains("went on", run);
        jenkins.assertLogContains("The release to production was rejected.", run);
    }

    @Test
    void whoIsNoApproverIsRefused() throws Exception {
        assertRefused("bob", "approve", 403);
        assertRefused("rob", "approve", 403);
        assertRefused("rob", "reject", 403);
        assertEquals(Verdict.WAITING, approvals().getApprovals().get(0).getVerdict());
        run.doStop();
        jenkins.waitForCompletion(run);
    }

    @Test
    void aGetDecidesNothing() throws Exception {
        JenkinsRule.WebClient client = jenkins.createWebClient().login("ada");
        client.assertFails(run.getUrl() + "slipway-approvals/approve?id=before-production", 404);
        assertEquals(Verdict.WAITING, approvals().getApprovals().get(0).getVerdict());
        run.doStop();
        jenkins.waitForCompletion(run);
    }

    @Test
    void thePageShowsTheButtonsToApproversAlone() throws Exception {
        String path = run.getUrl() + "slipway-approvals/";
        String forAda = jenkins.createWebClient()
                .login("ada")
                .goTo(path)
                .getWebResponse()
                .getContentAsString();
        String forRob = jenkins.createWebClient()
                .login("rob")
                .goTo(path)
                .getWebResponse()
                .getContentAsString();
        assertTrue(forAda.contains("formaction=\"reject\""));
        assertTrue(!forRob.contains("formaction=\"reject\""));
        run.doStop();
        jenkins.waitForCompletion(run);
    }

    @Test
    void aStoppedBuildIsAborted() throws Exception {
        run.doStop();
        jenkins.assertBuildStatus(Result.ABORTED, jenkins.waitForCompletion(run));
    }

    private ApprovalsAction approvals() {
        return run.getAction(ApprovalsAction.class);
    }

    private void post(String user, String what) throws Exception {
        JenkinsRule.WebClient client = jenkins.createWebClient().login(user);
        URL url = new URL(
                jenkins.getURL(), run.getUrl() + "slipway-approvals/" + what + "?id=before-production&comment=seen");
        client.getPage(client.addCrumb(new WebRequest(url, HttpMethod.POST)));
    }

    private void assertRefused(String user, String what, int status) {
        FailingHttpStatusCodeException refused =
                Assertions.assertThrows(FailingHttpStatusCodeException.class, () -> post(user, what));
        assertEquals(status, refused.getStatusCode());
    }
}
