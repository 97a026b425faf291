package io.slipway.plugin.harness;

import static org.junit.jupiter.api.Assertions.assertEquals;

import hudson.model.FreeStyleBuild;
import io.slipway.plugin.records.ReleaseRecord;
import io.slipway.plugin.records.ReleaseState;
import io.slipway.plugin.records.Released;
import io.slipway.plugin.records.ReleasesAction;
import io.slipway.plugin.reports.Report;
import io.slipway.plugin.settings.SlipwayConfiguration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Which display name a build gets. */
@WithJenkins
class DisplayNameTest {

    private FreeStyleBuild build;

    @BeforeEach
    void build(JenkinsRule jenkins) throws Exception {
        build = jenkins.buildAndAssertSuccess(jenkins.createFreeStyleProject("portal"));
    }

    @Test
    void isTheVersionThatItReleased() throws Exception {
        release("development", "1.4.0");
        assertEquals("1.4.0", build.getDisplayName());
        release("acceptance", "1.5.0");
        assertEquals("1.5.0", build.getDisplayName());
    }

    @Test
    void staysAsSomebodyElseSetIt() throws Exception {
        build.setDisplayName("the one with the banner");
        release("development", "1.4.0");
        assertEquals("the one with the banner", build.getDisplayName());
    }

    @Test
    void staysAsSomebodyElseChangedIt() throws Exception {
        release("development", "1.4.0");
        build.setDisplayName("the one with the banner");
        release("acceptance", "1.5.0");
        assertEquals("the one with the banner", build.getDisplayName());
    }

    @Test
    void isTheNumberWhereThatIsConfigured() throws Exception {
        SlipwayConfiguration.get().setVersionAsName(false);
        release("development", "1.4.0");
        assertEquals("#1", build.getDisplayName());
    }

    private void release(String environment, String version) throws Exception {
        Released released = Released.of(Report.parse("{\"verb\":\"release\",\"exitCode\":0,\"problems\":[],"
                + "\"result\":{\"release\":\"portal\",\"revision\":{\"version\":\"" + version + "\"}}}"));
        ReleasesAction.of(build)
                .put(ReleaseRecord.of("1-" + environment, "release", environment, 1, "ada")
                        .as(ReleaseState.RELEASED, "")
                        .with(released));
    }
}
