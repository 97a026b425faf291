package io.slipway.plugin.harness;

import static org.junit.jupiter.api.Assertions.assertEquals;

import hudson.model.Result;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** A Jenkinsfile that wants to get around the checks of an environment: whatever it writes, the cluster is not changed. */
@WithJenkins
class BypassTest {

    private JenkinsRule jenkins;
    private CheckedCluster cluster;

    @BeforeEach
    void guard(JenkinsRule rule) throws Exception {
        jenkins = rule;
        Jobs.agent(jenkins);
        cluster = new CheckedCluster();
        cluster.environment("development");
    }

    @AfterEach
    void stop() {
        cluster.close();
    }

    /** The policy wants a branch that such a job does not have. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            slipwayRelease environment: 'development' | the branch of this build is not known
            slipwayRelease environment: 'development', comment: '--override me' | the branch of this build is not known
            withEnv(['BRANCH_NAME=main']) { slipwayRelease environment: 'development' } | the branch of this build is not known
            slipwayRelease environment: 'development', override: 'me' | Unknown parameter(s)
            slipwayRelease environment: 'development', branch: 'main' | Unknown parameter(s)
            slipwayDeliver override: 'me' | slipwayDeliver has no parameter override
            slipwayRelease environment: 'development --override=me' | environment development --override=me does not exist
            slipwayRelease environment: 'development', version: '1.0.0 --override=me' | Invalid value for option '--version'
            slipwayRelease environment: 'development', timeout: '1m --override me' | Invalid value for option '--timeout'
            slipwayRelease environment: 'development', chart: '--override=me' | Expected parameter for option '--chart'
            slipwayRollback environment: 'development', revision: '--override=me' | Expected parameter for option '--to'
            slipwayRelease environment: 'development', set: [slipwayVariable(name: '--override', value: 'me')] | a variable cannot be named '--override'
            """)
    void changesNothing(String attempt, String answer) throws Exception {
        cluster.check("{\"branches\": [\"main\"]}");
        WorkflowJob job = Jobs.pipeline(jenkins, Jobs.PACKAGED.replace("slipwayPackage version: '1.0.0'", attempt));
        WorkflowRun run = jenkins.buildAndAssertStatus(Result.FAILURE, job);
        jenkins.assertLogContains(answer, run);
        assertEquals(0, cluster.changes());
    }
}
