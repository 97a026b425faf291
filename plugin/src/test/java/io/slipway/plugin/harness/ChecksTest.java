package io.slipway.plugin.harness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slipway.plugin.approvals.ApprovalsAction;
import io.slipway.plugin.records.ReleaseState;
import io.slipway.plugin.records.ReleasesAction;
import io.slipway.plugin.settings.ApprovalRule;
import io.slipway.plugin.settings.CheckFreeze;
import io.slipway.plugin.settings.EnvironmentChecks;
import io.slipway.plugin.settings.EnvironmentSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.JenkinsSessionExtension;
import org.jvnet.hudson.test.recipes.WithTimeout;

/** Releases that wait for the checks of their environment. */
class ChecksTest {

    private static final int RELEASES = 30;

    @RegisterExtension
    private final JenkinsSessionExtension sessions = new JenkinsSessionExtension();

    private CheckedCluster cluster;

    @BeforeEach
    void start() throws Exception {
        cluster = new CheckedCluster();
    }

    @AfterEach
    void stop() {
        cluster.close();
    }

    @Test
    void whatWasApprovedBeforeAFreezeWaitsSaysSoAndGoesOnByItself() throws Throwable {
        cluster.freeze(Duration.ofSeconds(30));
        sessions.then(jenkins -> {
            Jobs.agent(jenkins);
            cluster.environment("development").setApproval(new ApprovalRule());
            WorkflowRun run =
                    Jobs.pipeline(jenkins, Jobs.DELIVERY).scheduleBuild2(0).waitForStart();
            jenkins.waitForMessage("Waiting for an approval to release to development", run);
            Jobs.decide(run, "development", true);

            jenkins.waitForMessage("Waiting for the checks of development: ", run);
            jenkins.assertLogContains("freeze year end until", run);
            assertEquals(ReleaseState.AWAITING_CHECKS, state(run));
            for (String page : List.of("slipway/", run.getUrl(), run.getParent().getUrl() + "slipway/")) {
                String text = jenkins.createWebClient().goTo(page).asNormalizedText();
                assertTrue(text.contains("freeze year end until"), () -> page + " does not say why it waits:\n" + text);
            }
            assertEquals(0, cluster.changes());

            cluster.check("{}");
            jenkins.waitForCompletion(run);
            assertTrue(cluster.changes() > 0, "it has not gone on");
        });
    }

    @Test
    void whoDecidesSeesEachCheckWithItsStateAndItsNextChange() throws Throwable {
        sessions.then(jenkins -> {
            Jobs.agent(jenkins);
            EnvironmentSettings environment = cluster.environment("development");
            environment.setApproval(new ApprovalRule());
            environment.setChecks(frozen());
            WorkflowRun run =
                    Jobs.pipeline(jenkins, Jobs.DELIVERY).scheduleBuild2(0).waitForStart();
            jenkins.waitForMessage("Waiting for an approval to release to development", run);

            for (String page : List.of("slipway/approvals/", run.getUrl() + "slipway-approvals/")) {
                String text = jenkins.createWebClient().goTo(page).asNormalizedText();
                assertTrue(
                        text.contains("freeze year end: waiting"), () -> page + " does not show the freeze:\n" + text);
                assertTrue(text.contains("next change"), () -> page + " does not say when that changes:\n" + text);
            }
            Jobs.decide(run, "development", false);
            jenkins.waitForCompletion(run);
        });
    }

    @Test
    @WithTimeout(1800)
    void thirtyReleasesWaitOverARestartHoldNothingAndGoOn() throws Throwable {
        // Longer than it takes to start all of them: who waits asks again when it ends.
        cluster.freeze(Duration.ofMinutes(5));
        sessions.then(jenkins -> {
            // It has one executor, so thirty that wait do not hold it.
            assertEquals(1, Jobs.agent(jenkins).getNumExecutors());
            cluster.environment("development");
            List<WorkflowRun> runs = new ArrayList<>();
            for (int i = 0; i < RELEASES; i++) {
                WorkflowJob job = jenkins.createProject(WorkflowJob.class, "portal-" + i);
                job.setDefinition(new CpsFlowDefinition(Jobs.DELIVERY, true));
                runs.add(job.scheduleBuild2(0).waitForStart());
            }
            for (WorkflowRun run : runs) {
                jenkins.waitForMessage("Waiting for the checks of development: ", run);
            }
            assertNoThreadIsHeld();
        });
        sessions.then(jenkins -> {
            List<WorkflowRun> runs = runs(jenkins);
            for (WorkflowRun run : runs) {
                jenkins.waitForMessage("Ready to run", run);
                assertEquals(ReleaseState.AWAITING_CHECKS, state(run));
            }
            assertNoThreadIsHeld();
            assertEquals(0, cluster.changes());
            cluster.check("{}");
            for (WorkflowRun run : runs) {
                jenkins.waitForCompletion(run);
                // This cluster refuses the first change, which only one asks for that the checks let pass.
                jenkins.assertLogContains("slipway release: failed", run);
                assertEquals(ReleaseState.FAILED, state(run));
            }
            assertTrue(cluster.changes() >= RELEASES, () -> "only " + cluster.changes() + " have gone on");
        });
    }

    @Test
    void nobodyIsAskedForABranchThatIsNotReleased() throws Throwable {
        sessions.then(jenkins -> {
            Jobs.agent(jenkins);
            EnvironmentSettings environment = cluster.environment("development");
            environment.setApproval(new ApprovalRule());
            EnvironmentChecks checks = new EnvironmentChecks();
            checks.setBranches(List.of("main"));
            environment.setChecks(checks);
            WorkflowRun run =
                    Jobs.pipeline(jenkins, Jobs.DELIVERY).scheduleBuild2(0).waitForStart();
            jenkins.waitForCompletion(run);

            jenkins.assertLogContains("allowed: main", run);
            assertTrue(ApprovalsAction.of(run).getApprovals().isEmpty(), "somebody was asked");
            assertEquals(ReleaseState.FAILED, state(run));
        });
    }

    private static EnvironmentChecks frozen() {
        CheckFreeze freeze = new CheckFreeze();
        freeze.setName("year end");
        freeze.setFrom("2026-01-01T00:00");
        freeze.setTo("2226-01-01T00:00");
        freeze.setZone("UTC");
        EnvironmentChecks checks = new EnvironmentChecks();
        checks.setFreezes(List.of(freeze));
        return checks;
    }

    private static List<WorkflowRun> runs(JenkinsRule jenkins) {
        return jenkins.jenkins.getAllItems(WorkflowJob.class).stream()
                .map(WorkflowJob::getLastBuild)
                .toList();
    }

    /** At any moment some of them may be looked at; but there must be moments at which none is. */
    private static void assertNoThreadIsHeld() throws InterruptedException {
        int held = threadsInSlipway();
        for (int i = 0; i < 200 && held > 0; i++) {
            Thread.sleep(50);
            held = Math.min(held, threadsInSlipway());
        }
        assertEquals(0, held);
    }

    private static int threadsInSlipway() {
        return (int) Thread.getAllStackTraces().values().stream()
                .filter(frames -> Arrays.stream(frames)
                        .map(StackTraceElement::getClassName)
                        .anyMatch(name -> name.startsWith("io.slipway.plugin.") && !name.contains(".harness.")))
                .count();
    }

    private static ReleaseState state(WorkflowRun run) {
        return ReleasesAction.of(run).latest("development").orElseThrow().getState();
    }
}
