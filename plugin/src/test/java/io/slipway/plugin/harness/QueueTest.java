package io.slipway.plugin.harness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hudson.model.Result;
import io.slipway.plugin.approvals.ApprovalsAction;
import io.slipway.plugin.approvals.Verdict;
import io.slipway.plugin.records.ReleaseState;
import io.slipway.plugin.records.ReleasesAction;
import io.slipway.plugin.settings.ApprovalRule;
import io.slipway.plugin.settings.EnvironmentSettings;
import io.slipway.plugin.settings.SlipwayConfiguration;
import java.util.ArrayList;
import java.util.List;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Several builds wait to release to one environment. */
@WithJenkins
class QueueTest {

    @Test
    void onlyTheLatestOfFiveThatWaitGoesOn(JenkinsRule jenkins) throws Exception {
        Jobs.agent(jenkins);
        EnvironmentSettings development = new EnvironmentSettings("development");
        development.setApproval(new ApprovalRule());
        SlipwayConfiguration.get().setEnvironments(List.of(development));
        WorkflowJob job = Jobs.pipeline(jenkins, Jobs.DELIVERY);
        List<WorkflowRun> runs = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            WorkflowRun run = job.scheduleBuild2(0).waitForStart();
            jenkins.waitForMessage("Waiting for an approval to release to development", run);
            runs.add(run);
        }
        WorkflowRun latest = runs.remove(4);

        development.setQueue("latest");

        for (WorkflowRun run : runs) {
            jenkins.assertBuildStatus(Result.NOT_BUILT, jenkins.waitForCompletion(run));
            jenkins.assertLogContains("Build 5 is newer and waits to release to development", run);
            assertEquals(
                    ReleaseState.SUPERSEDED,
                    ReleasesAction.of(run).latest("development").orElseThrow().getState());
            assertTrue(ApprovalsAction.of(run).getWaiting().isEmpty());
            assertEquals(
                    Verdict.WITHDRAWN,
                    ApprovalsAction.of(run).getApprovals().get(0).getVerdict());
        }
        assertTrue(latest.isBuilding());
        Jobs.decide(latest, "development", true);
        jenkins.waitForMessage("+ slipway release --environment=development", latest);
        jenkins.waitForCompletion(latest);
    }
}
