package io.slipway.plugin.harness;

import hudson.model.FreeStyleProject;
import hudson.tasks.Builder;
import io.slipway.plugin.steps.CheckBuilder;
import io.slipway.plugin.steps.CheckStep;
import io.slipway.plugin.steps.PackageBuilder;
import io.slipway.plugin.steps.PackageStep;
import io.slipway.plugin.steps.PromoteBuilder;
import io.slipway.plugin.steps.PromoteStep;
import io.slipway.plugin.steps.ReleaseBuilder;
import io.slipway.plugin.steps.ReleaseStep;
import io.slipway.plugin.steps.RollbackBuilder;
import io.slipway.plugin.steps.RollbackStep;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** A freestyle job that is saved and opened again has not changed. */
@WithJenkins
class BuilderRoundTripTest {

    @Test
    void eachBuilderComesBackAsItWas(JenkinsRule jenkins) throws Exception {
        ReleaseStep release = new ReleaseStep("acceptance");
        release.setVersion("1.4.0");
        release.setDirectory("apps/portal");
        RollbackStep rollback = new RollbackStep("acceptance");
        rollback.setRevision("7");
        for (Builder builder : List.<Builder>of(
                new PackageBuilder(new PackageStep()),
                new CheckBuilder(new CheckStep()),
                new ReleaseBuilder(release),
                new PromoteBuilder(new PromoteStep("development", "acceptance")),
                new RollbackBuilder(rollback))) {
            FreeStyleProject job = jenkins.createFreeStyleProject();
            job.getBuildersList().add(builder);
            jenkins.configRoundtrip(job);
            jenkins.assertEqualDataBoundBeans(builder, job.getBuildersList().get(builder.getClass()));
        }
    }
}
