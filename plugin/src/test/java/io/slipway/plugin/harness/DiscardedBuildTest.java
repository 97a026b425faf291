package io.slipway.plugin.harness;

import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hudson.tasks.LogRotator;
import io.slipway.plugin.records.KeptFiles;
import io.slipway.plugin.records.ReleaseHistory;
import io.slipway.plugin.records.ReleaseRecord;
import io.slipway.plugin.records.ReleaseState;
import io.slipway.plugin.records.Released;
import io.slipway.plugin.reports.Report;
import java.nio.charset.StandardCharsets;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Jenkins discards a build whose version runs: what going back to it needs is kept with the job. */
@WithJenkins
class DiscardedBuildTest {

    @Test
    void whatRunsCanBeGoneBackToAndReleasedElsewhere(JenkinsRule jenkins) throws Exception {
        Jobs.users(jenkins);
        WorkflowJob job = Jobs.pipeline(jenkins, "echo 'built'");
        jenkins.buildAndAssertSuccess(job);
        KeptFiles kept = KeptFiles.of(job, 1);
        kept.keep(KeptFiles.descriptor(""), "app: {}".getBytes(StandardCharsets.UTF_8));
        kept.keep(KeptFiles.chart(""), new byte[] {1});
        ReleaseHistory.of(job)
                .put(
                        ReleaseRecord.of("1-production", "release", "production", 1, "ada")
                                .as(ReleaseState.RELEASED, "")
                                .with(
                                        Released.of(
                                                Report.parse(
                                                        "{\"verb\":\"release\",\"exitCode\":0,\"problems\":[],"
                                                                + "\"result\":{\"release\":\"shop\",\"revision\":{\"number\":1,\"version\":\"1.4.0\"}}}"))));
        job.setBuildDiscarder(new LogRotator(-1, 1, -1, -1));
        jenkins.buildAndAssertSuccess(job);
        job.logRotate();
        assertNull(job.getBuildByNumber(1));
        String page = jenkins.createWebClient()
                .login("ada")
                .goTo("job/portal/slipway/app/shop/environment/production/")
                .getWebResponse()
                .getContentAsString();
        assertTrue(page.contains("returnTo?id=1-production"));
        String app = jenkins.createWebClient()
                .login("ada")
                .goTo("job/portal/slipway/app/shop/")
                .getWebResponse()
                .getContentAsString();
        assertTrue(app.contains("1.4.0 1 portal"));
    }
}
