package io.slipway.endtoend.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.driver.Repository;
import io.slipway.goprograms.GoProgram;
import io.slipway.release.helm.UserCache;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** {@code helm test} of the chart, as a person types it after {@code helm install}. */
@ExtendWith(ClusterExtension.class)
class HelmTestIT {
    private final TestCluster cluster;

    HelmTestIT(TestCluster cluster) {
        this.cluster = cluster;
    }

    @ParameterizedTest
    @EnumSource(names = {"HELM_3", "HELM_4"})
    void helmTestPasses(GoProgram helm) throws Exception {
        String namespace = cluster.namespace("test");
        run(
                helm,
                "install",
                "addin",
                Repository.ROOT.resolve("helm-chart").toString(),
                "--namespace=" + namespace,
                "--set=initContainer.image.repository=registry.example.com/office-addin",
                "--wait");

        assertThat(run(helm, "test", "addin", "--namespace=" + namespace))
                .containsPattern("TEST SUITE: +addin-slipway-test")
                .containsPattern("Phase: +Succeeded");
    }

    private String run(GoProgram helm, String... arguments) throws IOException, InterruptedException {
        Path program = helm.in(UserCache.directory());
        List<String> command = new ArrayList<>(List.of(program.toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("KUBECONFIG", cluster.kubeconfig().toString());
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        return output;
    }
}
