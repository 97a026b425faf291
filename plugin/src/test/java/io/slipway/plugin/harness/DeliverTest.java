package io.slipway.plugin.harness;

import static org.junit.jupiter.api.Assertions.assertEquals;

import hudson.model.Result;
import hudson.model.Slave;
import io.slipway.plugin.records.ReleaseState;
import io.slipway.plugin.records.ReleasesAction;
import io.slipway.plugin.settings.ApprovalRule;
import io.slipway.plugin.settings.EnvironmentSettings;
import io.slipway.plugin.settings.SlipwayConfiguration;
import java.util.List;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.JenkinsSessionExtension;

/** One step for all environments, in a real Pipeline: its program is transformed, kept and resumed by Jenkins. */
class DeliverTest {

    @RegisterExtension
    private final JenkinsSessionExtension sessions = new JenkinsSessionExtension();

    @Test
    void holdsNoExecutorWhileItWaitsAndARejectionIsNoFailure() throws Throwable {
        sessions.then(jenkins -> {
            Slave agent = Jobs.agent(jenkins);
            WorkflowRun run = waiting(jenkins);
            assertEquals(0, agent.toComputer().countBusy());
            Jobs.decide(run, "development", false);
            jenkins.assertBuildStatus(Result.NOT_BUILT, jenkins.waitForCompletion(run));
            jenkins.assertLogContains("development: The release to development was rejected.", run);
            assertEquals(ReleaseState.REJECTED, state(run));
        });
    }

    @Test
    void continuesAfterARestartWhereItWas() throws Throwable {
        sessions.then(jenkins -> {
            Jobs.agent(jenkins);
            waiting(jenkins);
        });
        sessions.then(jenkins -> {
            WorkflowRun run = jenkins.jenkins
                    .getItemByFullName("portal", WorkflowJob.class)
                    .getLastBuild();
            jenkins.waitForMessage("Ready to run", run);
            Jobs.decide(run, "development", true);
            // There is no cluster: that it is asked for shows that slipway was started, on an agent that was taken
            // anew.
            jenkins.assertBuildStatus(Result.FAILURE, jenkins.waitForCompletion(run));
            jenkins.assertLogContains("Release to development approved by ada", run);
            jenkins.assertLogContains("no cluster selected", run);
            jenkins.assertLogContains("+ slipway release --environment=development --version=1.0.0", run);
            jenkins.assertLogNotContains("acceptance)", run);
            assertEquals(ReleaseState.FAILED, state(run));
        });
    }

    @Test
    void aParameterThatItHasNotFailsTheBuild() throws Throwable {
        sessions.then(jenkins -> {
            WorkflowJob job = Jobs.pipeline(jenkins, "slipwayDeliver verison: '1.0.0'");
            WorkflowRun run = jenkins.buildAndAssertStatus(Result.FAILURE, job);
            jenkins.assertLogContains("slipwayDeliver has no parameter verison", run);
        });
    }

    private static WorkflowRun waiting(JenkinsRule jenkins) throws Exception {
        EnvironmentSettings development = new EnvironmentSettings("development");
        development.setApproval(new ApprovalRule());
        SlipwayConfiguration.get().setEnvironments(List.of(development));
        WorkflowJob job = Jobs.pipeline(jenkins, Jobs.DELIVERY);
        WorkflowRun run = job.scheduleBuild2(0).waitForStart();
        jenkins.waitForMessage("Waiting for an approval to release to development", run);
        return run;
    }

    private static ReleaseState state(WorkflowRun run) {
        return run.getAction(ReleasesAction.class)
                .latest("development")
                .orElseThrow()
                .getState();
    }
}
