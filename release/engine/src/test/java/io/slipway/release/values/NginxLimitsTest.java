package io.slipway.release.values;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.release.descriptor.Descriptor;
import io.slipway.release.descriptor.DescriptorReader;
import io.slipway.release.descriptor.Environment;
import io.slipway.release.site.ContainerLimits;
import io.slipway.release.variables.VariableScopes;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
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
    void whatIsNotSetOrNotAQuantityIsLeftToTheChart() {
        assertThat(limits("{nginx: {resources: {limits: {cpu: many, memory: null}}}}"))
                .isEqualTo(ContainerLimits.ofChart());
        assertThat(limits("{}")).isEqualTo(ContainerLimits.ofChart());
        assertThat(limits("{nginx: {resources: {limits: 7}}}")).isEqualTo(ContainerLimits.ofChart());
    }

    private static ContainerLimits limits(String values) {
        Descriptor descriptor = DescriptorReader.read(
                Path.of("slipway.yaml"),
                "app: {name: addin}\nenvironments: {acceptance: {host: a.example.com, values: " + values + "}}\n");
        Environment environment = descriptor.environments().get("acceptance");
        return NginxLimits.of(
                descriptor.in(environment),
                environment,
                VariableScopes.of(descriptor, environment, List.of(), Map.of(), Map.of()));
    }
}
