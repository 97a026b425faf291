package io.slipway.plugin.harness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.cloudbees.hudson.plugins.folder.Folder;
import hudson.EnvVars;
import hudson.model.EnvironmentContributor;
import hudson.model.Job;
import hudson.model.Result;
import hudson.model.TaskListener;
import io.slipway.plugin.records.OpenReviews;
import io.slipway.plugin.settings.EnvironmentSettings;
import io.slipway.plugin.settings.SlipwayConfiguration;
import java.time.Duration;
import java.util.List;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.cps.CpsFlowExecution;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.TestExtension;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Reviews of changes, and changes from forks. */
@WithJenkins
class ReviewTest {

    /** Packaged and opened on the agent. */
    private static final String REVIEWED = """
            node('remote') {
              writeFile file: 'slipway.yaml', text: '''app:
              name: portal
              mode: prebuilt
              tokens: {files: []}
            image: {repository: registry.example.com/portal, tag: '1'}
            environments:
              review: {template: true, host: 'portal-{change}.example.com', namespace: portal-review}
            '''
              slipwayPackage version: '1.0.0'
              slipwayReview version: '1.0.0', change: '47'
            }
            """;

    private JenkinsRule jenkins;
    private Folder project;

    @BeforeEach
    void makeProject(JenkinsRule rule) throws Exception {
        jenkins = rule;
        project = jenkins.createProject(Folder.class, "fleet");
    }

    @Test
    void aReviewIsClosedByABuildOfAnotherBranchWhenItsJobIsRemoved() throws Exception {
        WorkflowJob main = job("main", "echo 'built'");
        jenkins.buildAndAssertSuccess(main);
        WorkflowJob change = job("PR-42", "echo 'built'");
        OpenReviews.beside(change).put(new OpenReviews.Entry("42", "review", "", "PR-42", 0));

        change.delete();

        jenkins.waitUntilNoActivity();
        WorkflowRun closing = main.getLastBuild();
        assertEquals(2, closing.getNumber());
        assertTrue(((CpsFlowExecution) closing.getExecution())
                .getScript()
                .contains("slipwayReviewClose environment: 'review', change: '42'"));
        // Its source is in no SCM here, so it comes no further, and the review stays on the list for the sweep.
        assertEquals(1, OpenReviews.beside(main).all().size());
    }

    @Test
    void theRemovalOfAJobWithoutReviewStartsNothing() throws Exception {
        WorkflowJob main = job("main", "echo 'built'");
        jenkins.buildAndAssertSuccess(main);
        job("PR-43", "echo 'built'").delete();
        jenkins.waitUntilNoActivity();
        assertEquals(1, main.getLastBuild().getNumber());
    }

    @Test
    void aChangeFromAForkReleasesNothing() throws Exception {
        SlipwayConfiguration.get().setEnvironments(List.of(new EnvironmentSettings("review")));
        WorkflowRun run = jenkins.buildAndAssertStatus(Result.NOT_BUILT, job("PR-44", "node { slipwayReview() }"));
        jenkins.assertLogContains("Change 44 comes from the fork eve, so its builds release and remove nothing", run);
        jenkins.assertLogNotContains("+ slipway review open", run);
        WorkflowRun release = jenkins.buildAndAssertStatus(
                Result.NOT_BUILT, job("PR-45", "node { slipwayRelease environment: 'review' }"));
        jenkins.assertLogNotContains("+ slipway release", release);
        WorkflowRun close = jenkins.buildAndAssertStatus(
                Result.NOT_BUILT, job("PR-46", "node { slipwayReviewClose change: '41' }"));
        jenkins.assertLogNotContains("+ slipway review close", close);
    }

    @Test
    void aReviewIsNotClosedWithTheSourceOfAFork() throws Exception {
        WorkflowJob fork = job("PR-44", "echo 'built'");
        jenkins.buildAndAssertSuccess(fork);
        WorkflowJob branch = job("topic", "echo 'built'");
        jenkins.buildAndAssertSuccess(branch);
        WorkflowJob change = job("change-42", "echo 'built'");
        OpenReviews.beside(change).put(new OpenReviews.Entry("42", "review", "", "change-42", 0));

        change.delete();

        jenkins.waitUntilNoActivity();
        assertEquals(2, branch.getLastBuild().getNumber());
        assertEquals(1, fork.getLastBuild().getNumber());
    }

    @Test
    void aReviewWaitsForTheChecksOfItsNamespaceAndGoesOnByItself() throws Exception {
        try (CheckedCluster cluster = new CheckedCluster()) {
            Jobs.agent(jenkins);
            cluster.environment("review");
            cluster.freeze(Duration.ofSeconds(30));
            WorkflowRun run = job("change-47", REVIEWED).scheduleBuild2(0).waitForStart();

            jenkins.waitForMessage("Waiting for the checks of review: ", run);
            jenkins.assertLogContains("freeze year end until", run);
            assertEquals(0, cluster.changes());

            cluster.check("{}");
            jenkins.waitForCompletion(run);
            assertTrue(cluster.changes() > 0, "it has not gone on");
        }
    }

    @Test
    void aBranchHasNoReview() throws Exception {
        WorkflowRun run = jenkins.buildAndAssertStatus(Result.FAILURE, job("main", "node { slipwayReview() }"));
        jenkins.assertLogContains("its job has no CHANGE_ID", run);
    }

    private WorkflowJob job(String name, String script) throws Exception {
        WorkflowJob job = project.createProject(WorkflowJob.class, name);
        job.setDefinition(new CpsFlowDefinition(script, true));
        return job;
    }

    /** What a branch source says of the job of a change. */
    @TestExtension
    public static final class ForkOfEve extends EnvironmentContributor {

        @Override
        @SuppressWarnings("rawtypes")
        public void buildEnvironmentFor(Job job, EnvVars variables, TaskListener listener) {
            if (job.getName().startsWith("PR-")) {
                variables.put("CHANGE_ID", job.getName().substring("PR-".length()));
                variables.put("CHANGE_FORK", "eve");
            }
        }
    }
}
