package io.slipway.endtoend.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.FieldValidateable.Validation;
import io.slipway.driver.Repository;
import io.slipway.goprograms.GoProgram;
import io.slipway.release.helm.UserCache;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A real API server takes what the chart makes of each combination of presets: by dry run with strict fields, in a namespace
 * under the restricted Pod Security Standard. The cases are those of the chart's own golden files.
 */
@ExtendWith(ClusterExtension.class)
@TestInstance(Lifecycle.PER_CLASS)
class PresetsAreAcceptedIT {
    private static final Path CHART = Repository.ROOT.resolve("helm-chart");
    private static final Path CASES = CHART.resolve("src/test/resources/presets");

    private final TestCluster cluster;
    private final String namespace;

    @TempDir
    Path directory;

    private Definitions definitions;

    PresetsAreAcceptedIT(TestCluster cluster) {
        this.cluster = cluster;
        this.namespace = cluster.namespace("presets");
    }

    @BeforeAll
    void addDefinitions() {
        definitions = Definitions.add(cluster);
    }

    @AfterAll
    void removeDefinitions() {
        definitions.close();
    }

    static Stream<String> cases() throws IOException {
        try (Stream<Path> cases = Files.list(CASES)) {
            return cases.map(it -> it.getFileName().toString()).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void everyObjectIsAccepted(String name) throws Exception {
        List<HasMetadata> objects = read(render(name));

        assertThat(objects).hasSizeGreaterThan(4);
        objects.forEach(this::dryRun);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void everyPodIsRestricted(String name) throws Exception {
        List<HasMetadata> objects = read(render(name));
        List<Pod> pods = Stream.concat(
                        objects.stream().filter(Pod.class::isInstance).map(Pod.class::cast),
                        objects.stream()
                                .filter(Deployment.class::isInstance)
                                .map(it -> podOf(((Deployment) it).getSpec().getTemplate())))
                .toList();

        assertThat(pods).hasSize(2);
        pods.forEach(this::dryRun);
    }

    @Test
    void unknownFieldIsRefused() throws Exception {
        String wrong = render("gateway-api").replace("backendRefs:", "backEndRefs:");

        assertThatThrownBy(() -> read(wrong).forEach(this::dryRun))
                .isInstanceOf(KubernetesClientException.class)
                .hasMessageContaining("backEndRefs");
    }

    @Test
    void podWithoutItsSecurityContextIsRefused() throws Exception {
        String wrong = render("ingress").replace("runAsNonRoot: true", "runAsNonRoot: false");

        assertThatThrownBy(() -> read(wrong).stream()
                        .filter(Deployment.class::isInstance)
                        .map(it -> podOf(((Deployment) it).getSpec().getTemplate()))
                        .forEach(this::dryRun))
                .isInstanceOf(KubernetesClientException.class)
                .hasMessageContaining("violates PodSecurity \"restricted");
    }

    private void dryRun(HasMetadata object) {
        cluster.client()
                .resource(object)
                .inNamespace(namespace)
                .dryRun()
                .fieldValidation(Validation.STRICT)
                .create();
    }

    /** A pod as its Deployment would make it; only of pods does the standard refuse anything. */
    private static Pod podOf(PodTemplateSpec template) {
        return new PodBuilder()
                .withMetadata(template.getMetadata())
                .editMetadata()
                .withName("of-deployment")
                .endMetadata()
                .withSpec(template.getSpec())
                .editSpec()
                // The account of the dry run was not really made.
                .withServiceAccountName("default")
                .endSpec()
                .build();
    }

    private List<HasMetadata> read(String manifests) {
        return cluster.client()
                .load(new ByteArrayInputStream(manifests.getBytes(StandardCharsets.UTF_8)))
                .items();
    }

    /** As a person renders it who has no {@code slipway.yaml}: by {@code helm template} with the presets' files. */
    private String render(String name) throws IOException, InterruptedException {
        Path helm = GoProgram.HELM_4.in(UserCache.directory());
        List<String> command = new ArrayList<>(List.of(helm.toString(), "template", "addin", CHART.toString()));
        command.addAll(List.of("--namespace", namespace));
        command.addAll(List.of("--set", "initContainer.image.repository=registry.example.com/office-addin"));
        for (String preset : name.split("\\+")) {
            command.addAll(
                    List.of("-f", CHART.resolve("presets/" + preset + ".yaml").toString()));
        }
        command.addAll(List.of("-f", CASES.resolve(name).resolve("values.yaml").toString()));
        Path output = Files.createTempFile(directory, "manifests", ".yaml");
        int exit = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .redirectOutput(output.toFile())
                .start()
                .waitFor();
        assertThat(exit).isZero();
        return Files.readString(output);
    }
}
