package io.slipway.plugin.harness;

import io.slipway.plugin.settings.GroupVariable;
import io.slipway.plugin.steps.ApprovalStep;
import io.slipway.plugin.steps.CheckStep;
import io.slipway.plugin.steps.PackageStep;
import io.slipway.plugin.steps.PromoteStep;
import io.slipway.plugin.steps.ReleaseStep;
import io.slipway.plugin.steps.RollbackStep;
import java.util.List;
import org.jenkinsci.plugins.workflow.cps.SnippetizerTester;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.jenkinsci.plugins.workflow.steps.StepConfigTester;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** What a step's form shows is what it was made of, and the Snippet Generator writes it so. */
@WithJenkins
class StepRoundTripTest {

    private JenkinsRule jenkins;

    @BeforeEach
    void keep(JenkinsRule rule) {
        jenkins = rule;
    }

    @Test
    void packageStep() throws Exception {
        PackageStep step = new PackageStep();
        step.setVersion("1.4.0");
        step.setPush("oci://registry.example.com/charts");
        step.setPlainHttp(true);
        step.setDirectory("apps/portal");
        assertComesBack(step, PackageStep.class);
        assertIsWritten(
                step,
                "slipwayPackage directory: 'apps/portal', plainHttp: true, push: 'oci://registry.example.com/charts',"
                        + " version: '1.4.0'");
    }

    @Test
    void checkStep() throws Exception {
        CheckStep step = new CheckStep();
        step.setEnvironments("development, acceptance");
        step.setHelm("path");
        assertComesBack(step, CheckStep.class);
        assertIsWritten(new CheckStep(), "slipwayCheck()");
    }

    @Test
    void releaseStep() throws Exception {
        ReleaseStep step = new ReleaseStep("acceptance");
        step.setVersion("1.4.0");
        assertComesBack(step, ReleaseStep.class);
        assertIsWritten(step, "slipwayRelease environment: 'acceptance', version: '1.4.0'");
    }

    @Test
    void releaseStepWithAllThatItTakes() throws Exception {
        ReleaseStep step = new ReleaseStep("acceptance");
        step.setImageDigest("sha256:" + "a".repeat(64));
        step.setChart("charts/app.tgz");
        step.setCreateNamespace(true);
        step.setTakeOwnership(true);
        step.setFormerly("test");
        step.setVariables("tonight.yaml");
        GroupVariable banner = new GroupVariable("banner");
        banner.setValue("Closed from 22:00");
        step.setSet(List.of(banner));
        step.setTimeout("10m");
        step.setDirectory("apps/portal");
        step.setHelm("path");
        assertComesBack(step, ReleaseStep.class);
    }

    @Test
    void promoteStep() throws Exception {
        PromoteStep step = new PromoteStep("development", "acceptance");
        assertComesBack(step, PromoteStep.class);
        assertIsWritten(step, "slipwayPromote from: 'development', to: 'acceptance'");
        step.setCreateNamespace(true);
        step.setChart("charts/app.tgz");
        assertComesBack(step, PromoteStep.class);
    }

    @Test
    void rollbackStep() throws Exception {
        RollbackStep step = new RollbackStep("acceptance");
        step.setRevision("7");
        step.setDescriptorOf(12);
        assertComesBack(step, RollbackStep.class);
    }

    @Test
    void approvalStep() throws Exception {
        ApprovalStep step = new ApprovalStep("production");
        assertComesBack(step, ApprovalStep.class);
        assertIsWritten(step, "slipwayApproval 'production'");
    }

    private <S extends Step> void assertComesBack(S step, Class<S> type) throws Exception {
        S back = new StepConfigTester(jenkins).configRoundTrip(step);
        jenkins.assertEqualDataBoundBeans(step, type.cast(back));
    }

    private void assertIsWritten(Step step, String script) throws Exception {
        new SnippetizerTester(jenkins).assertRoundTrip(step, script);
    }
}
