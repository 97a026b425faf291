package io.slipway.plugin.harness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.cloudbees.plugins.credentials.CredentialsScope;
import com.cloudbees.plugins.credentials.SystemCredentialsProvider;
import hudson.model.FreeStyleBuild;
import hudson.model.FreeStyleProject;
import hudson.model.Result;
import hudson.model.Slave;
import hudson.util.Secret;
import io.slipway.plugin.records.ReleaseHistory;
import io.slipway.plugin.records.ReleaseRecord;
import io.slipway.plugin.records.ReleaseState;
import io.slipway.plugin.records.ReleasesAction;
import io.slipway.plugin.settings.EnvironmentSettings;
import io.slipway.plugin.settings.GroupVariable;
import io.slipway.plugin.settings.SlipwayConfiguration;
import io.slipway.plugin.settings.VariableGroup;
import io.slipway.plugin.steps.CheckBuilder;
import io.slipway.plugin.steps.CheckStep;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import org.jenkinsci.plugins.plaincredentials.impl.StringCredentialsImpl;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Steps that start the real slipway on an agent of their own. */
@WithJenkins
class EngineStepTest {

    private static final String APP = """
            writeFile file: 'slipway.yaml', text: '''app:
              name: portal
              mode: prebuilt
              tokens: {files: []}
            image: {repository: registry.example.com/portal, tag: '1'}
            environments:
              acceptance: {host: acc.example.com, namespace: portal-acc}
            '''
            """;

    private JenkinsRule jenkins;

    @BeforeEach
    void addAgent(JenkinsRule rule) throws Exception {
        jenkins = rule;
        Slave agent = jenkins.createOnlineSlave(null);
        agent.setLabelString("remote");
    }

    @Test
    void aFailedCheckFailsTheBuildWithTheCauseFirst() throws Exception {
        WorkflowJob job = Jobs.pipeline(jenkins, "node('remote') { slipwayCheck() }");
        WorkflowRun run = jenkins.buildAndAssertStatus(Result.FAILURE, job);
        jenkins.assertLogContains("slipway: ", run);
        jenkins.assertLogContains("ERROR: ", run);
    }

    @Test
    void aFreestyleJobDoesTheSame() throws Exception {
        FreeStyleProject job = jenkins.createFreeStyleProject();
        job.getBuildersList().add(new CheckBuilder(new CheckStep()));
        FreeStyleBuild build = jenkins.buildAndAssertStatus(Result.FAILURE, job);
        jenkins.assertLogContains("slipway: ", build);
    }

    @Test
    void aReleaseWithoutAClusterIsRecordedAsFailedAndSaysWhatToDo() throws Exception {
        SlipwayConfiguration.get().setEnvironments(List.of(new EnvironmentSettings("acceptance")));
        WorkflowJob job = Jobs.pipeline(
                jenkins,
                "node('remote') {\n" + APP + "\nslipwayRelease environment: 'acceptance', version: '1.0.0'\n}");
        WorkflowRun run = jenkins.buildAndAssertStatus(Result.FAILURE, job);
        ReleaseRecord record =
                run.getAction(ReleasesAction.class).latest("acceptance").orElseThrow();
        assertEquals(ReleaseState.FAILED, record.getState());
        // Slipway did not come as far as to name it.
        assertEquals("portal", record.getApp());
        jenkins.assertLogContains("no cluster selected", run);
    }

    @Test
    void aTypoIsFoundBeforeSlipwayStarts() throws Exception {
        WorkflowJob job = Jobs.pipeline(
                jenkins, "node('remote') {\n" + APP + "\nslipwayCheck()\nslipwayRelease environment: 'acceptence'\n}");
        WorkflowRun run = jenkins.buildAndAssertStatus(Result.FAILURE, job);
        jenkins.assertLogContains(
                "Environment 'acceptence' does not exist; known environments: acceptance. Write acceptance.", run);
        jenkins.assertLogNotContains("+ slipway release", run);
        assertEquals(List.of(), ReleaseHistory.of(job).records());
    }

    @Test
    void aSecretIsInNoFileOfTheBuildAndNoLog() throws Exception {
        SystemCredentialsProvider.getInstance()
                .getCredentials()
                .add(new StringCredentialsImpl(
                        CredentialsScope.GLOBAL, "api-key", "", Secret.fromString("canary-4711")));
        GroupVariable variable = new GroupVariable("apiKey");
        variable.setCredentialsId("api-key");
        VariableGroup group = new VariableGroup("shared");
        group.setVariables(List.of(variable));
        SlipwayConfiguration.get().setVariableGroups(List.of(group));
        WorkflowJob job = Jobs.pipeline(jenkins, "node('remote') {\n" + APP + "\nslipwayCheck()\n}");
        WorkflowRun run = job.scheduleBuild2(0).get();
        jenkins.assertLogNotContains("canary-4711", run);
        try (var files = Files.walk(jenkins.jenkins.getRootDir().toPath().resolve("jobs"))) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                assertFalse(Files.readString(file, StandardCharsets.ISO_8859_1).contains("canary-4711"));
            }
        }
    }

    @Test
    void aFolderOutsideOfTheWorkspaceIsRefused() throws Exception {
        WorkflowJob job = Jobs.pipeline(jenkins, "node('remote') { slipwayCheck directory: '../..' }");
        jenkins.assertLogContains("is not in the workspace", jenkins.buildAndAssertStatus(Result.FAILURE, job));
    }
}
