package io.slipway.release.values;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.nginx.operations.Workers;
import io.slipway.release.descriptor.Descriptor;
import io.slipway.release.descriptor.DescriptorReader;
import io.slipway.release.descriptor.Environment;
import io.slipway.release.site.ContainerLimits;
import io.slipway.release.variables.VariableScopes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NginxLimitsTest {

    @ParameterizedTest
    @CsvSource({
        "1500m, 256Mi, 1.5, 268435456",
        "2, 1G, 2, 1000000000",
        "'\"0.5\"', 134217728, 0.5, 134217728",
        "1e1, 1e9, 10, 1000000000",
        "250000u, 64Ki, 0.25, 65536"
    })
    void aLimitIsReadAsKubernetesReadsIt(String cpu, String memory, double processors, long bytes) {
        assertThat(limits("{nginx: {resources: {limits: {cpu: " + cpu + ", memory: " + memory + "}}}}"))
                .isEqualTo(new ContainerLimits(Optional.of(processors), Optional.of(bytes)));
    }

    @Test
    void whatIsTakenAwayOrNotAQuantityIsNoLimitThatIsKnown() {
        assertThat(limits("{nginx: {resources: {limits: {cpu: many, memory: null}}}}"))
                .isEqualTo(ContainerLimits.unknown());
        assertThat(limits("{nginx: {resources: {limits: 7}}}")).isEqualTo(ContainerLimits.unknown());
    }

    @Test
    void whatIsNotSetIsAsTheChartHasIt() {
        assertThat(limits("{}")).isEqualTo(new ContainerLimits(Optional.empty(), Optional.of(Workers.USUAL_MEMORY)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // Slipway's chart is a dependency: the app's chart says what it is given.
                "dependencies: [{name: slipway, version: 0.x.x}] | slipway: {nginx: {resources: {limits: {cpu: 3}}}} | 3 | 134217728",
                "dependencies: [{name: slipway, alias: web}]     | web: {nginx: {resources: {limits: {memory: 1Gi}}}} |  | 1073741824",
                "dependencies: [{name: slipway}]                 | nginx: {resources: {limits: {cpu: 3}}} |  | 134217728",
                // It is not: its own values are all that there is.
                "description: alone                              | nginx: {resources: {limits: {cpu: 2500m}}} | 2.5 | "
            })
    void theAppsOwnChartHasAWord(String chart, String values, Double processors, Long bytes, @TempDir Path directory)
            throws IOException {
        Path own = Files.createDirectories(directory.resolve("chart"));
        Files.writeString(own.resolve("Chart.yaml"), "apiVersion: v2\nname: addin\nversion: 1.0.0\n" + chart + "\n");
        Files.writeString(own.resolve("values.yaml"), values + "\n");

        assertThat(limits(directory.resolve("slipway.yaml"), "chart: {path: chart}\n", "{}"))
                .isEqualTo(new ContainerLimits(Optional.ofNullable(processors), Optional.ofNullable(bytes)));
    }

    private static ContainerLimits limits(String values) {
        return limits(Path.of("slipway.yaml"), "", values);
    }

    private static ContainerLimits limits(Path file, String chart, String values) {
        Descriptor descriptor = DescriptorReader.read(
                file,
                "app: {name: addin}\n" + chart + "environments: {acceptance: {host: a.example.com, values: " + values
                        + "}}\n");
        Environment environment = descriptor.environments().get("acceptance");
        return NginxLimits.of(
                descriptor.in(environment),
                environment,
                VariableScopes.of(descriptor, environment, List.of(), Map.of(), Map.of()));
    }
}
