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
    void theExampleIsBuildImageAndDelivery() throws Exception {
        assertThat(new PipelineRun().slipwaySteps(Files.readString(EXAMPLE)))
                .containsExactly("slipwayCheck[]", "slipwayDeliver[{version=1.0.42, agent=kubernetes}]");
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
