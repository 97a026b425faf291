package io.slipway.plugin.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import groovy.lang.MissingMethodException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Runs the examples' Jenkinsfiles with the steps that the plugin has, so that an example cannot drift from it. */
class JenkinsfileTest {

    private static final Path EXAMPLE = Path.of("..", "..", "examples", "office-addin", "Jenkinsfile");

    @Test
    void theExampleGoesFromPackageToProductionWithApprovals() throws Exception {
        assertThat(new PipelineRun().slipwaySteps(Files.readString(EXAMPLE)))
                .containsExactly(
                        "slipwayCheck[]",
                        "slipwayPackage[{version=1.0.42}]",
                        "slipwayRelease[{environment=development, version=1.0.42}]",
                        "slipwayApproval[acceptance]",
                        "slipwayPromote[{from=development, to=acceptance}]",
                        "slipwayApproval[production]",
                        "slipwayPromote[{from=acceptance, to=production}]");
    }

    @Test
    void aSettingThatTheStepHasNotIsRefused() {
        String script = "slipwayRelease environment: 'development', chartVersion: '1'";
        assertThatThrownBy(() -> new PipelineRun().run(script)).hasMessageContaining("chartVersion");
    }

    @Test
    void aSettingThatMustBeThereIsMissed() {
        assertThatThrownBy(() -> new PipelineRun().run("slipwayPromote from: 'development'"))
                .hasMessageContaining("to");
    }

    @Test
    void aStepThatThePluginHasNotIsRefused() {
        assertThatThrownBy(() -> new PipelineRun().run("slipwayDeploy environment: 'development'"))
                .isInstanceOf(MissingMethodException.class);
    }
}
