package io.slipway.plugin.harness;

import static org.junit.jupiter.api.Assertions.assertTrue;

import hudson.model.Item;
import hudson.model.Run;
import hudson.model.Slave;
import io.slipway.plugin.SlipwayPermissions;
import io.slipway.plugin.approvals.Approval;
import io.slipway.plugin.approvals.ApprovalsAction;
import io.slipway.plugin.approvals.Person;
import io.slipway.plugin.approvals.Realm;
import io.slipway.plugin.settings.ApprovalRule;
import io.slipway.plugin.settings.EnvironmentSettings;
import io.slipway.plugin.settings.SlipwayConfiguration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import jenkins.model.Jenkins;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockAuthorizationStrategy;

/** Jobs, users and environments that several tests need. */
final class Jobs {

    /** An app with two environments, packaged on the agent. */
    static final String PACKAGED = """
            node('remote') {
              writeFile file: 'slipway.yaml', text: '''app:
              name: portal
              mode: prebuilt
              tokens: {files: []}
            image: {repository: registry.example.com/portal, tag: '1'}
            environments:
              development: {host: dev.example.com, namespace: portal-dev}
              acceptance: {after: development, host: acc.example.com, namespace: portal-acc}
            '''
              slipwayPackage version: '1.0.0'
            }
            """;

    /** The same, released to its environments. */
    static final String DELIVERY = PACKAGED + "slipwayDeliver version: '1.0.0', agent: 'remote'";

    private Jobs() {}

    static Slave agent(JenkinsRule jenkins) throws Exception {
        Slave agent = jenkins.createSlave("remote", "remote", null);
        jenkins.waitOnline(agent);
        return agent;
    }

    /** As Ada decides. */
    static void decide(Run<?, ?> run, String environment, boolean approved) throws Exception {
        Approval approval =
                ApprovalsAction.of(run).find("before-" + environment).orElseThrow();
        approval.decide(new Person("ada", Set.of(), Realm.current()), approved, "", Instant.now());
        assertTrue(ApprovalsAction.of(run).getWaiting().isEmpty());
    }

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
