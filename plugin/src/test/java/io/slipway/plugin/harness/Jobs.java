package io.slipway.plugin.harness;

import hudson.model.Item;
import io.slipway.plugin.SlipwayPermissions;
import io.slipway.plugin.settings.ApprovalRule;
import io.slipway.plugin.settings.EnvironmentSettings;
import io.slipway.plugin.settings.SlipwayConfiguration;
import java.util.List;
import jenkins.model.Jenkins;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockAuthorizationStrategy;

/** Jobs, users and environments that several tests need. */
final class Jobs {

    private Jobs() {}

    static WorkflowJob pipeline(JenkinsRule jenkins, String script) throws Exception {
        WorkflowJob job = jenkins.createProject(WorkflowJob.class, "portal");
        job.setDefinition(new CpsFlowDefinition(script, true));
        return job;
    }

    /** Ada may do all with releases, Rob only reads. */
    static void users(JenkinsRule jenkins) {
        jenkins.jenkins.setSecurityRealm(jenkins.createDummySecurityRealm());
        jenkins.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                .grant(Jenkins.ADMINISTER)
                .everywhere()
                .to("root")
                .grant(Jenkins.READ, Item.READ)
                .everywhere()
                .to("ada", "bob", "rob")
                .grant(SlipwayPermissions.APPROVE, SlipwayPermissions.RELEASE)
                .everywhere()
                .to("ada", "bob"));
    }

    static void approvedBy(String approvers) {
        ApprovalRule rule = new ApprovalRule();
        rule.setApprovers(approvers);
        EnvironmentSettings production = new EnvironmentSettings("production");
        production.setApproval(rule);
        SlipwayConfiguration.get().setEnvironments(List.of(new EnvironmentSettings("acceptance"), production));
    }
}
