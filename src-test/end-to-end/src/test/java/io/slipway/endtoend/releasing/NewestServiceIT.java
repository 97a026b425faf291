package io.slipway.endtoend.releasing;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.ReplicaSet;
import io.fabric8.kubernetes.api.model.discovery.v1.Endpoint;
import io.slipway.driver.Await;
import io.slipway.endtoend.cluster.ClusterExtension;
import io.slipway.endtoend.cluster.PodOutcome;
import io.slipway.endtoend.cluster.TestCluster;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Where a pod asks for what it lacks: the Services of the newest release lead to its pods alone, whatever else runs. */
@ExtendWith(ClusterExtension.class)
class NewestServiceIT {
    private static final Duration DEADLINE = Duration.ofMinutes(2);

    @TempDir
    Path directory;

    private final TestCluster cluster;
    private App app;

    NewestServiceIT(TestCluster cluster) {
        this.cluster = cluster;
    }

    @BeforeEach
    void releaseTheFirst() {
        app = App.in(directory, cluster);
        app.done("release", "--environment", "development");
        leadsToAllPods();
    }

    @Test
    void leadsToNewPodsDuringARollout() {
        Set<String> old = newestPods();

        SlipwayRun rollout = startThatNeverEnds("2.0.0");

        leadsToNewPodsAlone(old);
        rollout.killed("TERM");
    }

    @Test
    void leadsToThePodsOfTheLastOfTwoReleasesInARow() {
        Set<String> old = newestPods();
        startThatNeverEnds("2.0.0").killed("TERM");

        SlipwayRun second = startThatNeverEnds("3.0.0");

        leadsToNewPodsAlone(old);
        second.killed("TERM");
        app.pods("development", PodOutcome.READY.annotations())
                .version("4.0.0")
                .done("release", "--environment", "development");
        leadsToAllPods();
    }

    @Test
    void leadsToThePodsOfARollback() {
        app.version("2.0.0").done("release", "--environment", "development");
        leadsToAllPods();
        Set<String> second = newestPods();

        app.done("rollback", "--environment", "development");

        leadsToAllPods();
        assertThat(newestPods()).doesNotContainAnyElementsOf(second);
    }

    /** Where the release before failed, this one first goes back to what runs. */
    private SlipwayRun startThatNeverEnds(String version) {
        SlipwayRun run = app.pods("development", PodOutcome.NEVER_READY.annotations())
                .version(version)
                .start("release", "--environment", "development");
        await("pods of " + version, () -> {
            List<Pod> newest = newest();
            return !newest.isEmpty() && newest.stream().allMatch(pod -> isOf(version, pod));
        });
        return run;
    }

    private static boolean isOf(String version, Pod pod) {
        return pod.getSpec().getInitContainers().get(0).getImage().endsWith(":" + version);
    }

    /** Of all pods that run, none of which is ready; the old ones serve. */
    private void leadsToNewPodsAlone(Set<String> old) {
        await(
                "the new pods in both",
                () -> newestPods().equals(pods("newest", any -> true))
                        && newestPods().equals(pods("starting", NewestServiceIT::isReady)));
        assertThat(newestPods()).isNotEmpty().doesNotContainAnyElementsOf(old);
        assertThat(pods("newest", NewestServiceIT::isReady)).isEmpty();
        assertThat(pods("peers", NewestServiceIT::isReady)).isNotEmpty().isSubsetOf(old);
    }

    /** After a rollout: both pods are of the newest release, and no other is left. */
    private void leadsToAllPods() {
        for (String service : Set.of("newest", "starting", "peers")) {
            await(
                    "both pods in " + service,
                    () -> newestPods().size() == 2
                            && newestPods().equals(pods(service, any -> true))
                            && newestPods().equals(pods(service, NewestServiceIT::isReady)));
        }
    }

    private void await(String what, Supplier<Boolean> truth) {
        Await.answer(
                what,
                DEADLINE,
                () -> truth.get() ? Optional.of(true) : Optional.empty(),
                () -> "newest %s; newest leads to %s, starting to %s"
                        .formatted(newestPods(), pods("newest", any -> true), pods("starting", any -> true)));
    }

    private static boolean isReady(Endpoint endpoint) {
        return Boolean.TRUE.equals(endpoint.getConditions().getReady());
    }

    private Set<String> pods(String service, Predicate<Endpoint> which) {
        return cluster
                .client()
                .discovery()
                .v1()
                .endpointSlices()
                .inNamespace(app.namespace("development"))
                .withLabel("kubernetes.io/service-name", "shop-" + service)
                .list()
                .getItems()
                .stream()
                .flatMap(slice -> slice.getEndpoints().stream())
                .filter(which)
                .map(endpoint -> endpoint.getTargetRef().getName())
                .collect(Collectors.toSet());
    }

    private Set<String> newestPods() {
        return newest().stream().map(pod -> pod.getMetadata().getName()).collect(Collectors.toSet());
    }

    /** Those of the Deployment's newest ReplicaSet, whatever labels a release gives them. */
    private List<Pod> newest() {
        Deployment deployment = app.deployment("development");
        return pods().filter(pod -> owner(pod).map(NewestServiceIT::revision).equals(Optional.of(revision(deployment))))
                .toList();
    }

    private Stream<Pod> pods() {
        return cluster.client().pods().inNamespace(app.namespace("development")).list().getItems().stream();
    }

    private Optional<ReplicaSet> owner(Pod pod) {
        return Optional.ofNullable(cluster.client()
                .apps()
                .replicaSets()
                .inNamespace(app.namespace("development"))
                .withName(pod.getMetadata().getOwnerReferences().get(0).getName())
                .get());
    }

    private static String revision(HasMetadata object) {
        Map<String, String> annotations = object.getMetadata().getAnnotations();
        return annotations.getOrDefault("deployment.kubernetes.io/revision", "");
    }
}
