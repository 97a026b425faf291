package io.slipway.endtoend.containers;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.driver.containers.Pod;
import io.slipway.driver.containers.Podman;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What {@code helm test} runs says whether a pod serves the app: run for real, beside a real pod. */
class HelmTestIT {
    private static final String PAGE = "http://addin-slipway:8080/addin/";

    private Pod pod;

    @BeforeEach
    void serve() {
        pod = Pod.serving(Rendered.release("prebuilt", "acceptance"), "tested");
    }

    @AfterEach
    void end() {
        pod.close();
    }

    @Test
    void passesWhereTheAppIsServed() throws Exception {
        var test = HelmTestPod.against(pod);

        assertThat(test.log()).isEqualTo(PAGE + " is served\n");
        assertThat(test.exitCode()).isZero();
    }

    @Test
    void failsWhereAnotherPageIsServed() throws Exception {
        Files.writeString(page(), "welcome to nginx");
        pod.awaitPage(answer -> answer.body().contains("welcome to nginx"));

        var test = HelmTestPod.against(pod);

        assertThat(test.log()).isEqualTo(PAGE + " is not the app's page\n");
        assertThat(test.exitCode()).isEqualTo(1);
    }

    @Test
    void failsWhereThePageIsGone() throws Exception {
        Files.delete(page());
        pod.awaitPage(answer -> answer.statusCode() != 200);

        var test = HelmTestPod.against(pod);

        assertThat(test.log()).contains(PAGE + " does not answer 200\n");
        assertThat(test.exitCode()).isEqualTo(1);
    }

    @Test
    void failsWhereNothingAnswers() throws Exception {
        var address = HelmTestPod.address(pod);
        Podman.run("stop", "--time", "10", pod.name() + "-nginx").expectSuccess();

        var test = HelmTestPod.against(pod.name(), address);

        assertThat(test.log()).contains("http://addin-slipway:8080/healthz does not answer 200\n");
        assertThat(test.exitCode()).isEqualTo(1);
    }

    /** On the volume that nginx serves, which it cannot write itself. */
    private Path page() {
        var volume = Podman.run("volume", "inspect", "--format", "{{.Mountpoint}}", pod.name() + "-site")
                .expectSuccess()
                .strip();
        return Path.of(volume, "html", "addin", "index.html");
    }
}
