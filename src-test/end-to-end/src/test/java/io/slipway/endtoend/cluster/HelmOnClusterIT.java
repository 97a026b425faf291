package io.slipway.endtoend.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.slipway.driver.Await;
import io.slipway.driver.Repository;
import io.slipway.goprograms.GoProgram;
import io.slipway.release.helm.Helm;
import io.slipway.release.helm.RollbackRequest;
import io.slipway.release.helm.UpgradeRequest;
import io.slipway.release.helm.UserCache;
import io.slipway.release.helm.embedded.EmbeddedHelm;
import io.slipway.release.helm.program.HelmOnPath;
import io.slipway.release.problems.SlipwayException;
import io.slipway.release.revisions.ReleaseStore;
import io.slipway.release.revisions.ReleaseTarget;
import io.slipway.release.revisions.Revision;
import io.slipway.release.revisions.Revision.Status;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** What every Helm does alike on a real API server, with Slipway's own chart. */
@ExtendWith(ClusterExtension.class)
@ParameterizedClass
@MethodSource("helms")
class HelmOnClusterIT {
    private static final Path CHART = Repository.ROOT.resolve("helm-chart");
    private static final Duration LIMIT = Duration.ofMinutes(2);

    @Parameter
    Supplier<Helm> start;

    private Helm helm;
    private TestCluster cluster;
    private ReleaseTarget target;

    static Stream<Named<Supplier<Helm>>> helms() {
        return Stream.of(
                Named.of("embedded", EmbeddedHelm::start),
                Named.of("helm 3", () -> HelmOnPath.at(GoProgram.HELM_3.in(UserCache.directory()))),
                Named.of("helm 4", () -> HelmOnPath.at(GoProgram.HELM_4.in(UserCache.directory()))));
    }

    @BeforeEach
    void startHelm(TestCluster given) {
        cluster = given;
        helm = start.get();
        target = new ReleaseTarget(cluster.cluster(), cluster.namespace("helm"), "addin");
    }

    @AfterEach
    void stopHelm() {
        helm.close();
    }

    @Test
    void firstReleaseIsDeployedAndReady() {
        Revision revision = helm.upgradeInstall(request("first", PodOutcome.READY.annotations()));

        assertThat(revision.number()).isEqualTo(1);
        assertThat(revision.status()).isEqualTo(Status.DEPLOYED);
        assertThat(new ReleaseStore(target).status()).contains(revision);
        assertThat(deployment().getStatus().getReadyReplicas()).isEqualTo(2);
    }

    @Test
    void nothingIsReleasedYet() {
        assertThat(target.history().revisions()).isEmpty();
        assertThat(new ReleaseStore(target).status()).isEmpty();
    }

    @Test
    void historyHasTheNewestFirst() {
        helm.upgradeInstall(request("first", PodOutcome.READY.annotations()));
        helm.upgradeInstall(request("second", PodOutcome.READY.annotations()));

        assertThat(target.history().revisions()).extracting(Revision::number).containsExactly(2, 1);
        assertThat(target.history().revisions())
                .extracting(Revision::status)
                .containsExactly(Status.DEPLOYED, Status.SUPERSEDED);
        assertThat(target.history().revisions())
                .extracting(Revision::description)
                .containsExactly("second", "first");
    }

    @Test
    void rollbackPutsTheOldStateThereAsANewRevision() {
        helm.upgradeInstall(request("first", PodOutcome.READY.annotations()));
        helm.upgradeInstall(request("second", PodOutcome.READY.annotations()));

        Revision back = helm.rollback(new RollbackRequest(target, 1, true, LIMIT));

        assertThat(back.number()).isEqualTo(3);
        assertThat(back.status()).isEqualTo(Status.DEPLOYED);
        assertThat(deployment().getMetadata().getAnnotations()).containsEntry("slipway.io/commit", "first");
        assertThat(objects(3)).containsExactlyInAnyOrderElementsOf(objects(1));
    }

    @Test
    void whatNeverGetsReadyIsFailedAndStillThere() {
        UpgradeRequest request = request("first", PodOutcome.NEVER_READY.annotations(), Duration.ofSeconds(5));

        SlipwayException e = catchThrowableOfType(SlipwayException.class, () -> helm.upgradeInstall(request));

        assertThat(e.exitCode().code()).isEqualTo(1);
        assertThat(new ReleaseStore(target).status().orElseThrow().status()).isEqualTo(Status.FAILED);
        assertThat(deployment().getSpec().getReplicas()).isEqualTo(2);
    }

    @Test
    void whatTheApiServerRefusesIsToldInItsWords() {
        Map<String, Object> values = new HashMap<>(values("first", PodOutcome.READY.annotations()));
        values.put("hosts", List.of("Not A Host"));
        UpgradeRequest request = new UpgradeRequest(target, CHART, values, true, LIMIT, false, "first");

        SlipwayException e = catchThrowableOfType(SlipwayException.class, () -> helm.upgradeInstall(request));

        assertThat(e.exitCode().code()).isEqualTo(1);
        assertThat(e.render("acceptance")).contains("Not A Host");
    }

    @Test
    void whatAKilledHelmLeftIsReleasedAnew() {
        CompletableFuture<Revision> killed = releaseUntil(Status.PENDING_INSTALL);
        assertThat(helmProcesses()).isNotEmpty().allMatch(ProcessHandle::destroyForcibly);
        assertThatThrownBy(killed::get).isInstanceOf(ExecutionException.class);

        new ReleaseStore(target).endPending("was killed");

        assertThat(new ReleaseStore(target).status().orElseThrow().status()).isEqualTo(Status.FAILED);
        assertThat(helm.upgradeInstall(request("second", PodOutcome.READY.annotations()))
                        .status())
                .isEqualTo(Status.DEPLOYED);
    }

    @Test
    void interruptedReleaseIsFailedAndNotPending() throws Exception {
        CompletableFuture<Revision> interrupted = new CompletableFuture<>();
        Thread releasing = new Thread(() -> {
            try {
                interrupted.complete(helm.upgradeInstall(request("first", PodOutcome.NEVER_READY.annotations())));
            } catch (RuntimeException e) {
                interrupted.completeExceptionally(e);
            }
        });
        releasing.start();
        awaitStatus(Status.PENDING_INSTALL);

        releasing.interrupt();
        assertThatThrownBy(interrupted::get).isInstanceOf(ExecutionException.class);

        assertThat(new ReleaseStore(target).status().orElseThrow().status()).isEqualTo(Status.FAILED);
    }

    @Test
    void uninstallLeavesNothing() {
        helm.upgradeInstall(request("first", PodOutcome.READY.annotations()));

        helm.uninstall(target, LIMIT);

        assertThat(cluster.client()
                        .apps()
                        .deployments()
                        .inNamespace(target.namespace())
                        .list()
                        .getItems())
                .isEmpty();
        helm.uninstall(target, LIMIT);

        assertThat(target.history().revisions()).isEmpty();
        assertThat(cluster.client()
                        .configMaps()
                        .inNamespace(target.namespace())
                        .list()
                        .getItems())
                .extracting((ConfigMap it) -> it.getMetadata().getName())
                // The cluster's own, in every namespace, sooner or later.
                .isSubsetOf("kube-root-ca.crt");
    }

    private List<HasMetadata> objects(int revision) {
        byte[] manifest = new ReleaseStore(target).manifest(revision).getBytes(StandardCharsets.UTF_8);
        return cluster.client().load(new ByteArrayInputStream(manifest)).items();
    }

    private CompletableFuture<Revision> releaseUntil(Status status) {
        UpgradeRequest request = request("first", PodOutcome.NEVER_READY.annotations());
        CompletableFuture<Revision> release = CompletableFuture.supplyAsync(() -> helm.upgradeInstall(request));
        awaitStatus(status);
        return release;
    }

    private void awaitStatus(Status status) {
        Await.answer(
                "a release that is " + status.word(),
                LIMIT,
                () -> new ReleaseStore(target).status().filter(it -> it.status() == status),
                () -> String.valueOf(new ReleaseStore(target).status()));
    }

    /** Those of this JVM's children that are Helm: the program, or the child that has it embedded. */
    private static List<ProcessHandle> helmProcesses() {
        return ProcessHandle.current()
                .children()
                .filter(child -> child.info()
                        .commandLine()
                        .filter(line -> line.contains("/helm ") || line.contains("HelmChild"))
                        .isPresent())
                .toList();
    }

    private Deployment deployment() {
        return cluster.client()
                .apps()
                .deployments()
                .inNamespace(target.namespace())
                .list()
                .getItems()
                .get(0);
    }

    private UpgradeRequest request(String commit, Map<String, String> podAnnotations) {
        return request(commit, podAnnotations, LIMIT);
    }

    private UpgradeRequest request(String commit, Map<String, String> podAnnotations, Duration timeout) {
        return new UpgradeRequest(target, CHART, values(commit, podAnnotations), true, timeout, false, commit);
    }

    private static Map<String, Object> values(String commit, Map<String, String> podAnnotations) {
        return Map.of(
                "initContainer", Map.of("image", Map.of("repository", "registry.example.com/office-addin")),
                "record", Map.of("commit", commit),
                "podAnnotations", podAnnotations,
                "ingress", Map.of("enabled", true),
                "hosts", List.of("addin.example.com"));
    }
}
