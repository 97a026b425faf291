package io.slipway.endtoend.releasing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.slipway.endtoend.cluster.ClusterExtension;
import io.slipway.endtoend.cluster.TestCluster;
import io.slipway.release.records.ReleaseRecord;
import io.slipway.release.revisions.ReleaseStore;
import io.slipway.release.revisions.ReleaseTarget;
import io.slipway.release.revisions.StoredRevision;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What is promoted is what was released: chart and both images. */
@ExtendWith(ClusterExtension.class)
class VerifiedPromotionIT {
    private static final String DIGEST = "sha256:" + "0123456789abcdef".repeat(4);
    private static final String[] PROMOTE = {"--from", "development", "--to", "acceptance"};

    private final TestCluster cluster;

    @TempDir
    Path directory;

    private App app;

    VerifiedPromotionIT(TestCluster cluster) {
        this.cluster = cluster;
    }

    @BeforeEach
    void release() {
        app = App.in(directory, cluster)
                .pods("development", Map.of("slipway.test/image-id", "registry.example.com/shop@" + DIGEST));
        app.done("release", "--environment", "development");
    }

    @Test
    void bothImagesAreTakenByDigest() {
        app.done("promote", PROMOTE);

        var pod = app.deployment("acceptance").getSpec().getTemplate().getSpec();
        assertThat(pod.getInitContainers().get(0).getImage()).isEqualTo("registry.example.com/shop@" + DIGEST);
        assertThat(pod.getContainers().get(0).getImage()).startsWith("docker.io/nginxinc/nginx-unprivileged@sha256:");
    }

    @Test
    void chartThatIsTheOneOfTheRecordIsCalledVerified() {
        app.done("promote", PROMOTE);

        assertThat(app.deployment("acceptance").getMetadata().getAnnotations())
                .containsEntry("slipway.io/promoted-chart", "verified");
    }

    @Test
    void chartThatSomebodyAlteredInTheClusterIsNotPromoted() {
        StoredRevision revision = stored();
        ObjectNode template =
                (ObjectNode) revision.json().path("chart").path("templates").get(0);
        template.put("data", Base64.getEncoder().encodeToString("# altered\n".getBytes(StandardCharsets.UTF_8)));
        write(revision.with(revision.description(), Map.of()));

        SlipwayRun run = app.run("promote", PROMOTE);

        assertThat(run.exitCode()).as(run.toString()).isEqualTo(1);
        assertThat(run.stderr())
                .startsWith("slipway: acceptance: the chart that the cluster keeps is not the one that was released in "
                        + "development: its content is sha256:")
                .contains("fix: find out who changed that release's Secret", "--chart FILE");
        assertThat(app.deployment("acceptance")).isNull();
    }

    @Test
    void recordThatCannotTellIsSaidToBeNotVerified() {
        StoredRevision revision = stored();
        Map<String, Object> record =
                new HashMap<>(ReleaseRecord.in(revision.values()).orElseThrow().toMap());
        record.remove("chart-content");
        write(revision.with(revision.description(), Map.of(ReleaseRecord.VALUE, record)));

        app.done("promote", PROMOTE);

        assertThat(app.deployment("acceptance").getMetadata().getAnnotations())
                .containsEntry(
                        "slipway.io/promoted-chart",
                        "not verified: the record is of an earlier Slipway, which noted no digest of the content");
    }

    private StoredRevision stored() {
        return new ReleaseStore(new ReleaseTarget(cluster.cluster(), app.namespace("development"), "shop")).revision(1);
    }

    private void write(StoredRevision revision) {
        cluster.client().resource(revision.secret()).update();
    }
}
