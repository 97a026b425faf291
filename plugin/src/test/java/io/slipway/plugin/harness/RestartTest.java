package io.slipway.plugin.harness;

import hudson.model.Result;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.jvnet.hudson.test.junit.jupiter.JenkinsSessionExtension;

/** Jenkins goes down while a build waits. */
class RestartTest {

    @RegisterExtension
    private final JenkinsSessionExtension sessions = new JenkinsSessionExtension();

    @Test
    void anApprovalIsStillAskedForAfterARestart() throws Throwable {
        sessions.then(jenkins -> {
            Jobs.approvedBy("");
            WorkflowJob job = Jobs.pipeline(jenkins, "slipwayApproval 'production'");
            WorkflowRun run = job.scheduleBuild2(0).waitForStart();
            jenkins.waitForMessage("Waiting for an approval", run);
        });
        sessions.then(jenkins -> {
            WorkflowRun run = jenkins.jenkins
                    .getItemByFullName("portal", WorkflowJob.class)
                    .getLastBuild();
            // Before that a build has no step yet that could be asked to end: Jenkins ends it by force.
            jenkins.waitForMessage("Ready to run", run);
            run.doStop();
            jenkins.assertBuildStatus(Result.ABORTED, jenkins.waitForCompletion(run));
            jenkins.assertLogContains("was stopped before the release to production was approved", run);
        });
    }
}
