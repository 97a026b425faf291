package io.slipway.plugin.harness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hudson.model.Cause;
import hudson.model.CauseAction;
import hudson.model.FreeStyleBuild;
import hudson.model.FreeStyleProject;
import hudson.model.Result;
import hudson.model.Run;
import hudson.triggers.SCMTrigger;
import hudson.triggers.TimerTrigger;
import io.slipway.plugin.approvals.ApprovalsAction;
import io.slipway.plugin.approvals.Verdict;
import io.slipway.plugin.settings.SlipwayConfiguration;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.htmlunit.FailingHttpStatusCodeException;
import org.htmlunit.HttpMethod;
import org.htmlunit.WebRequest;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.cps.CpsScmFlowDefinition;
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
        assertRefused("bob", "approve", 400);
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
        assertTrue(forAda.contains("slipway-approvals/reject\""));
        assertTrue(!forRob.contains("slipway-approvals/reject\""));
        run.doStop();
        jenkins.waitForCompletion(run);
    }

    /** User.getAuthorities() answers administrators only, and Bob is none. */
    @Test
    void aMemberOfAGroupApproves() throws Exception {
        run.doStop();
        jenkins.waitForCompletion(run);
        JenkinsRule.DummySecurityRealm realm = jenkins.createDummySecurityRealm();
        realm.addGroups("bob", "Release Managers");
        jenkins.jenkins.setSecurityRealm(realm);
        Jobs.approvedBy("Release Managers");
        run = run.getParent().scheduleBuild2(0).waitForStart();
        jenkins.waitForMessage("Waiting for an approval to release to production", run);
        assertRefused("ada", "approve", 400);
        post("bob", "approve");
        jenkins.assertBuildStatusSuccess(jenkins.waitForCompletion(run));
    }

    @Test
    void aWaitingApprovalStaysOneWhenItsRuleIsDeleted() throws Exception {
        SlipwayConfiguration.get().setEnvironments(List.of());
        Thread.sleep(7000);
        assertTrue(run.isBuilding());
        jenkins.assertLogNotContains("went on", run);
        post("ada", "approve");
        jenkins.assertBuildStatusSuccess(jenkins.waitForCompletion(run));
    }

    /** As an administrator does while people decide. */
    @Test
    void aWaitingApprovalStaysOneWhenTheConfigurationIsSaved() throws Exception {
        jenkins.submit(jenkins.createWebClient().login("root").goTo("configure").getFormByName("config"));
        assertEquals(Verdict.WAITING, approvals().getApprovals().get(0).getVerdict());
        assertTrue(run.isBuilding());
        post("ada", "approve");
        jenkins.assertBuildStatusSuccess(jenkins.waitForCompletion(run));
    }

    @Test
    void aPersonWhoIsCalledAsAGroupIsNotThatGroup() throws Exception {
        run.doStop();
        jenkins.waitForCompletion(run);
        JenkinsRule.DummySecurityRealm realm = jenkins.createDummySecurityRealm();
        realm.addGroups("bob", "ada");
        jenkins.jenkins.setSecurityRealm(realm);
        run = run.getParent().scheduleBuild2(0).waitForStart();
        jenkins.waitForMessage("Waiting for an approval to release to production", run);
        assertRefused("ada", "approve", 400);
        post("bob", "approve");
        jenkins.assertBuildStatusSuccess(jenkins.waitForCompletion(run));
    }

    /** Nobody started it, but somebody wrote what it would release. */
    @Test
    void whoPushedMayNotApproveWhatAPushOrATimerStarted() throws Exception {
        run.doStop();
        jenkins.waitForCompletion(run);
        Jobs.approvedBy("ada, bob");
        PushedSource source = new PushedSource("slipwayApproval 'production'");
        WorkflowJob job = run.getParent();
        job.setDefinition(new CpsScmFlowDefinition(source, "Jenkinsfile"));
        for (Cause cause : List.of(new SCMTrigger.SCMTriggerCause("polled"), new TimerTrigger.TimerTriggerCause())) {
            source.addChange().withAuthor("ada");
            run = job.scheduleBuild2(0, new CauseAction(cause)).waitForStart();
            jenkins.waitForMessage("Waiting for an approval to release to production", run);
            assertRefused("ada", "approve", 400);
            post("bob", "approve");
            jenkins.assertBuildStatusSuccess(jenkins.waitForCompletion(run));
        }
    }

    @Test
    void aConfigurationThatCannotBeReadStopsTheBuild() throws Exception {
        run.doStop();
        jenkins.waitForCompletion(run);
        Path file =
                jenkins.jenkins.getRootDir().toPath().resolve("io.slipway.plugin.settings.SlipwayConfiguration.xml");
        Files.writeString(file, "<io.slipway.plugin.settings.SlipwayConfiguration><environments>");
        SlipwayConfiguration.get().load();
        WorkflowRun stopped = jenkins.buildAndAssertStatus(Result.FAILURE, run.getParent());
        jenkins.assertLogNotContains("went on", stopped);
    }

    /** The build itself was started by no person. */
    @Test
    void whoStartedTheBuildAboveMayNotApprove() throws Exception {
        run.doStop();
        jenkins.waitForCompletion(run);
        FreeStyleProject above = jenkins.createFreeStyleProject("above");
        FreeStyleBuild started =
                jenkins.assertBuildStatusSuccess(above.scheduleBuild2(0, new Cause.UserIdCause("ada")));
        Jobs.approvedBy("ada, bob");
        run = run.getParent()
                .scheduleBuild2(0, new CauseAction(new Cause.UpstreamCause((Run<?, ?>) started)))
                .waitForStart();
        jenkins.waitForMessage("Waiting for an approval to release to production", run);
        assertRefused("ada", "approve", 400);
        post("bob", "approve");
        jenkins.assertBuildStatusSuccess(jenkins.waitForCompletion(run));
    }

    @Test
    void anEnvironmentThatDoesNotExistFails() throws Exception {
        run.doStop();
        jenkins.waitForCompletion(run);
        WorkflowJob job = run.getParent();
        job.setDefinition(new CpsFlowDefinition("slipwayApproval 'prodution'", true));
        jenkins.assertLogContains(
                "Environment 'prodution' does not exist", jenkins.buildAndAssertStatus(Result.FAILURE, job));
    }

    @Test
    void theLogSaysWhoApproved() throws Exception {
        post("ada", "approve");
        jenkins.assertLogContains("Release to production approved by ada: seen", jenkins.waitForCompletion(run));
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
