package io.slipway.release.releasing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.server.mock.EnableKubernetesMockClient;
import io.fabric8.kubernetes.client.server.mock.KubernetesMockServer;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.slipway.release.MockCluster;
import io.slipway.release.problems.SlipwayException;
import io.slipway.release.revisions.ReleaseStore;
import io.slipway.release.revisions.Revision;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which image runs, exactly: as it is named, or as the nodes found it. */
@EnableKubernetesMockClient(https = false, crud = true)
class RunningImageTest {

    private static final String ONE = "sha256:" + "1".repeat(64);
    private static final String TWO = "sha256:" + "2".repeat(64);
    private static final String TAGGED =
            "{\"initContainer\": {\"image\": {\"repository\": \"example.com/shop\", \"tag\": \"1.4.0\"}}}";

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
    void aDigestThatSomebodyNamesIsTaken() {
        assertThat(app(TAGGED, Optional.of(TWO))).isEqualTo(new RunningImage("example.com/shop", "1.4.0", TWO));
    }

    @Test
    void soIsTheOneOfTheValues() {
        String values =
                "{\"initContainer\": {\"image\": {\"repository\": \"example.com/shop\", \"digest\": \"" + ONE + "\"}}}";

        assertThat(app(values, Optional.empty())).isEqualTo(new RunningImage("example.com/shop", "", ONE));
    }

    @Test
    void otherwiseThePodsTell() {
        pod("shop-1", "example.com/shop:1.4.0", ONE, "example.com/nginx:1.29", TWO);

        assertThat(app(TAGGED, Optional.empty())).isEqualTo(new RunningImage("example.com/shop", "1.4.0", ONE));
    }

    @Test
    void withoutATagTheVersionOfTheAppIsIt() {
        pod("shop-1", "example.com/shop:1.4.0", ONE, "example.com/nginx:1.29", TWO);

        assertThat(app("{\"initContainer\": {\"image\": {\"repository\": \"example.com/shop\"}}}", Optional.empty()))
                .isEqualTo(new RunningImage("example.com/shop", "", ONE));
    }

    @Test
    void podsOfAnotherImageDoNotTell() {
        pod("shop-1", "example.com/shop:1.3.0", ONE, "example.com/nginx:1.29", TWO);

        assertThatThrownBy(() -> app(TAGGED, Optional.empty()))
                .isInstanceOf(SlipwayException.class)
                .hasMessage("the digest of image example.com/shop:1.4.0 is not known: none of its pods names it");
    }

    @Test
    void podsThatDisagreeDoNotTell() {
        pod("shop-1", "example.com/shop:1.4.0", ONE, "example.com/nginx:1.29", TWO);
        pod("shop-2", "example.com/shop:1.4.0", TWO, "example.com/nginx:1.29", TWO);

        assertThatThrownBy(() -> app(TAGGED, Optional.empty()))
                .isInstanceOf(SlipwayException.class)
                .hasMessage(
                        "the digest of image example.com/shop:1.4.0 is not known: its pods run " + ONE + " and " + TWO);
    }

    @ParameterizedTest
    @CsvSource({
        "example.com/nginx:1.29,        example.com/nginx",
        "example.com:5000/nginx,        example.com:5000/nginx",
        "example.com:5000/nginx:1.29,   example.com:5000/nginx",
        "nginx,                         nginx",
    })
    void theServersRepositoryIsThatOfItsPods(String image, String repository) {
        pod("shop-1", "example.com/shop:1.4.0", ONE, image, TWO);

        assertThat(serving("{}", Optional.empty())).contains(new RunningImage(repository, "", TWO));
    }

    @Test
    void theServersDigestOfTheValuesIsTaken() {
        String values = "{\"nginx\": {\"image\": {\"repository\": \"example.com/nginx\", \"tag\": \"1\", \"digest\": \""
                + ONE + "\"}}}";

        assertThat(serving(values, Optional.empty())).contains(new RunningImage("example.com/nginx", "1", ONE));
    }

    @Test
    void aChartWithoutAServerHasNone() {
        assertThat(serving("{}", Optional.empty())).isEmpty();
    }

    @Test
    void serversThatDisagreeAreRefused() {
        pod("shop-1", "example.com/shop:1.4.0", ONE, "nginx:1.28", ONE);
        pod("shop-2", "example.com/shop:1.4.0", ONE, "nginx:1.29", TWO);

        assertThatThrownBy(() -> serving("{}", Optional.empty()))
                .isInstanceOf(SlipwayException.class)
                .hasMessage("which nginx image is served with is not clear: its pods run nginx:1.28 and nginx:1.29");
    }

    private RunningImage app(String values, Optional<String> named) {
        return RunningImage.ofApp(cluster.target(), revision(values), named);
    }

    private Optional<RunningImage> serving(String values, Optional<String> named) {
        return RunningImage.ofServer(cluster.target(), revision(values), named);
    }

    private Revision revision(String values) {
        cluster.revision(1, "deployed", "done", values);
        return new ReleaseStore(cluster.target()).status().orElseThrow();
    }

    private void pod(String name, String app, String appDigest, String nginx, String nginxDigest) {
        client.resource(Serialization.unmarshal("""
                        apiVersion: v1
                        kind: Pod
                        metadata: {name: %1$s, namespace: shop-acc, labels: {app.kubernetes.io/instance: shop}}
                        spec:
                          initContainers: [{name: publish, image: "%2$s"}]
                          containers: [{name: nginx, image: "%4$s"}]
                        status:
                          initContainerStatuses: [{name: publish, imageID: "example.com/shop@%3$s"}]
                          containerStatuses: [{name: nginx, imageID: "example.com/nginx@%5$s"}]
                        """.formatted(name, app, appDigest, nginx, nginxDigest), Pod.class))
                .create();
    }
}
