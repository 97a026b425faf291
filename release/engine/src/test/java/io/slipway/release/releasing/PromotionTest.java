package io.slipway.release.releasing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.server.mock.EnableKubernetesMockClient;
import io.fabric8.kubernetes.client.server.mock.KubernetesMockServer;
import io.slipway.release.MockCluster;
import io.slipway.release.problems.SlipwayException;
import io.slipway.release.records.ChartContent;
import io.slipway.release.records.ReleaseRecord;
import io.slipway.release.records.ReleaseRecord.Author;
import io.slipway.release.revisions.ReleaseStore;
import io.slipway.release.revisions.ReleaseTarget;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@EnableKubernetesMockClient(https = false, crud = true)
class PromotionTest {

    private static final String APP = "sha256:" + "a".repeat(64);
    private static final String SERVER = "sha256:" + "b".repeat(64);
    private static final Author CLEO = new Author("cleo", Instant.parse("2026-11-25T08:00:00Z"), Optional.empty());

    KubernetesMockServer server;
    KubernetesClient client;

    @TempDir
    Path directory;

    private MockCluster cluster;

    @BeforeEach
    void start() {
        cluster = new MockCluster(server, client, directory);
    }

    @Test
    void chartAndVersionAreThoseThatRunTheValuesThoseOfTheOtherEnvironment() {
        cluster.revision(3, "deployed", "done", config("acceptance", "1.4.0", contentOfTheChart(), ""));

        ReleaseRequest request = promoted();

        assertThat(request.target().namespace()).isEqualTo("shop-prod");
        assertThat(request.chart().nameAndVersion()).isEqualTo("web-1.4.0");
        assertThat(request.chart().digest()).isEqualTo("sha256:c0ffee");
        assertThat(Files.exists(request.chart().path().resolve("Chart.yaml"))).isTrue();
        assertThat(request.values()).containsEntry("host", "shop.example.com").doesNotContainKey("own");
        assertThat(request.record().version()).isEqualTo("1.4.0");
        assertThat(request.record().environment()).isEqualTo("production");
        assertThat(request.record().author()).isEqualTo(CLEO);
        assertThat(request.record().build().number()).contains(7L);
        assertThat(request.record().origin().promotedFrom()).contains("acceptance, revision 3");
        assertThat(request.allowOlder()).isFalse();
        assertThat(request.createNamespace()).isFalse();
    }

    @Test
    void imagesGoByDigest() {
        cluster.revision(3, "deployed", "done", config("acceptance", "1.4.0", contentOfTheChart(), ""));

        Map<String, Object> values = promoted().values();

        assertThat(values.get("initContainer"))
                .isEqualTo(Map.of(
                        "image", Map.of("digest", APP, "tag", "1.4.0", "repository", "registry.example.com/shop")));
        assertThat(values.get("nginx"))
                .isEqualTo(Map.of("image", Map.of("digest", SERVER, "repository", "registry.example.com/nginx")));
    }

    /** It may pull the same images from another registry. */
    @Test
    void aRepositoryOfTheOtherEnvironmentStays() {
        cluster.revision(3, "deployed", "done", config("acceptance", "1.4.0", contentOfTheChart(), ""));

        Object image = promotion(
                        Map.of("initContainer", Map.of("image", Map.of("repository", "mirror.example.com/shop"))))
                .request(given(), CLEO, directory("chart"))
                .values()
                .get("initContainer");

        assertThat(image)
                .isEqualTo(Map.of(
                        "image", Map.of("digest", APP, "tag", "1.4.0", "repository", "mirror.example.com/shop")));
    }

    @Test
    void aChartThatIsWhatTheRecordSaysIsVerified() {
        cluster.revision(3, "deployed", "done", config("acceptance", "1.4.0", contentOfTheChart(), ""));

        assertThat(promoted().record().origin().promotedChart()).contains("verified");
    }

    @Test
    void aChartThatSomebodyChangedInTheClusterIsRefused() {
        cluster.revision(3, "deployed", "done", config("acceptance", "1.4.0", "sha256:00", ""));

        assertThatThrownBy(this::promoted)
                .isInstanceOf(SlipwayException.class)
                .hasMessageStartingWith(
                        "the chart that the cluster keeps is not the one that was released in acceptance: its content is "
                                + contentOfTheChart() + ", the record says sha256:00");
    }

    @Test
    void whatAnEarlierSlipwayReleasedIsNotVerifiedAndSaysSo() {
        cluster.revision(3, "deployed", "done", config("acceptance", "1.4.0", "", ""));

        assertThat(promoted().record().origin().promotedChart())
                .contains("not verified: the record is of an earlier Slipway, which noted no digest of the content");
    }

    @Test
    void whatHelmAloneReleasedIsPromotedWithoutARecord() {
        cluster.revision(3, "deployed", "done", """
                {"initContainer": {"image": {"repository": "registry.example.com/shop"}}}""");

        ReleaseRecord record = promoted().record();

        assertThat(record.version()).isEqualTo("1.4.0");
        assertThat(record.origin().promotedChart()).contains("not verified: it was not released by Slipway");
    }

    @Test
    void whatFailedSinceIsNotTaken() {
        cluster.revision(3, "superseded", "done", config("acceptance", "1.4.0", contentOfTheChart(), ""))
                .revision(4, "failed", "Failed: broken", config("acceptance", "1.5.0", "", ""));

        assertThat(promoted().record().origin().promotedFrom()).contains("acceptance, revision 3");
    }

    @Test
    void afterARollbackTheChartIsThatOfTheRevisionGoneBackTo() {
        cluster.revision(2, "superseded", "done", config("acceptance", "1.3.0", contentOfTheChart(), ""))
                .revision(4, "deployed", "Rollback to 2", config("acceptance", "1.3.0", contentOfTheChart(), "2"), """
                        {"metadata": {"name": "web", "version": "1.4.0", "apiVersion": "v2"}, "values": {},
                         "templates": [{"name": "templates/manifests.yaml", "data": "a2luZDogWA=="}], "files": []}""");

        ReleaseRequest request = promoted();

        assertThat(request.record().origin().promotedFrom()).contains("acceptance, revision 4");
        assertThat(request.record().origin().promotedChart()).contains("verified");
        assertThat(request.chart().path().resolve("templates/manifests.yaml")).doesNotExist();
    }

    @Test
    void aRollbackToWhatIsNoLongerKeptIsRefused() {
        cluster.revision(14, "deployed", "Rollback to 2", config("acceptance", "1.3.0", contentOfTheChart(), "2"));

        assertThatThrownBy(this::promoted)
                .isInstanceOf(SlipwayException.class)
                .hasMessage("revision 14 is a rollback to revision 2, whose chart is no longer kept");
    }

    @Test
    void whereNothingEverCameUpThereIsNothingToPromote() {
        cluster.revision(1, "failed", "Failed: broken", config("acceptance", "1.4.0", "", ""));

        assertThatThrownBy(this::promoted).isInstanceOf(SlipwayException.class).hasMessage("nothing is released there");
    }

    @Test
    void anImageWhoseDigestNobodyKnowsIsRefused() {
        cluster.revision(3, "deployed", "done", config("acceptance", "1.4.0", contentOfTheChart(), ""));

        assertThatThrownBy(() -> promotion(Map.of())
                        .request(
                                new Promotion.Given(Optional.empty(), Optional.empty(), Optional.empty()),
                                CLEO,
                                directory("chart")))
                .isInstanceOf(SlipwayException.class)
                .hasMessage(
                        "the digest of image registry.example.com/shop:1.4.0 is not known: none of its pods names it");
    }

    private ReleaseRequest promoted() {
        return promotion(Map.of("host", "shop.example.com")).request(given(), CLEO, directory("chart"));
    }

    private Promotion promotion(Map<String, Object> values) {
        ReleaseTarget source = cluster.target();
        return new Promotion(
                "acceptance", source, "production", new ReleaseTarget(source.cluster(), "shop-prod", "shop"), values);
    }

    private static Promotion.Given given() {
        return new Promotion.Given(Optional.empty(), Optional.of(APP), Optional.of(SERVER));
    }

    private Path directory(String name) {
        try {
            return Files.createDirectories(directory.resolve(name));
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** Of the chart that {@link MockCluster} stores. */
    private String contentOfTheChart() {
        cluster.revision(1, "superseded", "done", "{}");
        return ChartContent.of(new ReleaseStore(cluster.target()).revision(1));
    }

    private static String config(String environment, String version, String content, String rolledBackTo) {
        return """
                {"own": "of acceptance",
                 "initContainer": {"image": {"repository": "registry.example.com/shop", "tag": "%s"}},
                 "nginx": {"image": {"repository": "registry.example.com/nginx"}},
                 "record": {"released-at": "2026-11-24T23:00:00Z", "environment": "%s", "version": "%s",
                            "chart": "web-1.4.0", "chart-digest": "sha256:c0ffee", "chart-content": "%s",
                            "released-by": "ann", "build-number": "7", "rolled-back-to": "%s"}}""".formatted(version, environment, version, content, rolledBackTo);
    }
}
