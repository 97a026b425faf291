package io.slipway.endtoend.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.slipway.driver.Await;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the other tests of a cluster build on: pods end as they are told to. */
@ExtendWith(ClusterExtension.class)
class SimulatedPodsIT {
    private final TestCluster cluster;
    private final String namespace;

    SimulatedPodsIT(TestCluster cluster) {
        this.cluster = cluster;
        this.namespace = cluster.namespace("pods");
    }

    @Test
    void podGetsReady() {
        Pod pod = create(pod(PodOutcome.READY.annotations()));

        assertThat(await(pod, SimulatedPodsIT::isReady).getStatus().getPhase()).isEqualTo("Running");
    }

    @Test
    void podThatIsToEndEndsWell() {
        Pod pod = create(new PodBuilder(pod(Map.of()))
                .editSpec()
                .withRestartPolicy("Never")
                .endSpec()
                .build());

        await(pod, seen -> seen.getStatus().getPhase().equals("Succeeded"));
    }

    @Test
    void initContainerFailsWithItsMessage() {
        Pod pod = create(pod(PodOutcome.INIT_FAILS.saying("no value for token apiUrl\n  fix: \"set\" it: {{ x }}")));

        ContainerStatus init = await(
                        pod, seen -> waits(seen.getStatus().getInitContainerStatuses(), "CrashLoopBackOff"))
                .getStatus()
                .getInitContainerStatuses()
                .get(0);

        assertThat(init.getLastState().getTerminated().getExitCode()).isEqualTo(1);
        assertThat(init.getLastState().getTerminated().getMessage())
                .isEqualTo("no value for token apiUrl\n  fix: \"set\" it: {{ x }}");
    }

    @Test
    void imageCannotBePulled() {
        Pod pod = create(pod(PodOutcome.CANNOT_PULL.annotations()));

        await(pod, seen -> waits(seen.getStatus().getInitContainerStatuses(), "ImagePullBackOff"));
    }

    @Test
    void initContainerCannotBeMade() {
        Pod pod = create(pod(PodOutcome.CANNOT_MAKE.saying("secret \"keys\" not found")));

        ContainerStatus init = await(
                        pod, seen -> waits(seen.getStatus().getInitContainerStatuses(), "CreateContainerConfigError"))
                .getStatus()
                .getInitContainerStatuses()
                .get(0);

        assertThat(init.getState().getWaiting().getMessage()).isEqualTo("secret \"keys\" not found");
    }

    @Test
    void containerTakesTooMuchMemory() {
        Pod pod = create(pod(PodOutcome.CRASHES.outOfMemory("the last words")));

        var last = await(pod, seen -> waits(seen.getStatus().getContainerStatuses(), "CrashLoopBackOff"))
                .getStatus()
                .getContainerStatuses()
                .get(0)
                .getLastState()
                .getTerminated();

        assertThat(last.getReason()).isEqualTo("OOMKilled");
        assertThat(last.getExitCode()).isEqualTo(137);
    }

    @Test
    void podNeverGetsReady() {
        Pod pod = create(pod(PodOutcome.NEVER_READY.annotations()));

        assertThat(await(pod, seen -> seen.getStatus().getPhase().equals("Running")))
                .matches(seen -> !isReady(seen));
    }

    @Test
    void containerCrashesWithItsMessage() {
        Pod pod = create(pod(PodOutcome.CRASHES.saying("bind() failed")));

        assertThat(await(pod, seen -> waits(seen.getStatus().getContainerStatuses(), "CrashLoopBackOff"))
                        .getStatus()
                        .getContainerStatuses()
                        .get(0)
                        .getLastState()
                        .getTerminated()
                        .getMessage())
                .isEqualTo("bind() failed");
    }

    @Test
    void podThatIsNotRestrictedIsRefused() {
        Pod privileged = new PodBuilder(pod(Map.of()))
                .editSpec()
                .editFirstContainer()
                .withNewSecurityContext()
                .withPrivileged(true)
                .endSecurityContext()
                .endContainer()
                .endSpec()
                .build();

        assertThatThrownBy(() -> create(privileged))
                .isInstanceOf(KubernetesClientException.class)
                .hasMessageContaining("violates PodSecurity \"restricted");
    }

    private Pod create(Pod pod) {
        return cluster.client().pods().inNamespace(namespace).resource(pod).create();
    }

    private Pod await(Pod pod, Predicate<Pod> state) {
        return Await.answer(
                "the state of pod " + pod.getMetadata().getName(),
                Duration.ofMinutes(2),
                () -> Optional.of(cluster.client().resource(pod).get()).filter(state),
                () -> String.valueOf(cluster.client().resource(pod).get()));
    }

    private static boolean isReady(Pod pod) {
        return pod.getStatus().getConditions().stream()
                .anyMatch(condition -> condition.getType().equals("Ready")
                        && condition.getStatus().equals("True"));
    }

    private static boolean waits(Iterable<ContainerStatus> containers, String reason) {
        return containers.iterator().hasNext()
                && Optional.ofNullable(containers.iterator().next().getState().getWaiting())
                        .filter(waiting -> waiting.getReason().equals(reason))
                        .isPresent();
    }

    private static Pod pod(Map<String, String> annotations) {
        return new PodBuilder()
                .withNewMetadata()
                .withGenerateName("pod-")
                .withAnnotations(annotations)
                .endMetadata()
                .withNewSpec()
                .withNewSecurityContext()
                .withRunAsNonRoot(true)
                .withNewSeccompProfile()
                .withType("RuntimeDefault")
                .endSeccompProfile()
                .endSecurityContext()
                .addToInitContainers(restricted("init"))
                .addToContainers(restricted("main"))
                .endSpec()
                .build();
    }

    private static io.fabric8.kubernetes.api.model.Container restricted(String name) {
        return new ContainerBuilder()
                .withName(name)
                .withImage("example/app:1")
                .withNewSecurityContext()
                .withAllowPrivilegeEscalation(false)
                .withNewCapabilities()
                .addToDrop("ALL")
                .endCapabilities()
                .endSecurityContext()
                .build();
    }
}
