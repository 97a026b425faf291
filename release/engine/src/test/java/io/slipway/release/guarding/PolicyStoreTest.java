package io.slipway.release.guarding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.StatusBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.server.mock.EnableKubernetesMockClient;
import io.fabric8.kubernetes.client.server.mock.KubernetesMockServer;
import io.slipway.release.MockCluster;
import io.slipway.release.problems.SlipwayException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A policy that whoever owns the environment has elsewhere is put into the cluster. */
@EnableKubernetesMockClient(https = false)
class PolicyStoreTest {

    private static final Policy POLICY =
            PolicyDocument.read("policy.json", "{\"version\": 1, \"checks\": {\"branches\": [\"main\"]}}");

    KubernetesMockServer server;
    KubernetesClient client;

    @TempDir
    Path directory;

    private PolicyStore store;
    private String configMap;
    private String apply;

    @BeforeEach
    void start() {
        MockCluster cluster = new MockCluster(server, client, directory);
        store = new PolicyStore(cluster.target());
        configMap = "/api/v1/namespaces/" + cluster.target().namespace() + "/configmaps/slipway-policy";
        apply = configMap + "?fieldManager=slipway-policy&force=true";
    }

    @Test
    void whatIsThereIsNotWrittenAgain() throws Exception {
        holds(PolicyDocument.write(POLICY));
        store.settle(POLICY);
        assertThat(server.getRequestCount()).isEqualTo(1);
    }

    @Test
    void anotherOneIsReplacedByServerSideApply() throws Exception {
        holds("version: 1\nchecks: {}\n");
        server.expect()
                .patch()
                .withPath(apply)
                .andReturn(200, new ConfigMapBuilder().build())
                .once();
        store.settle(POLICY);
        server.takeRequest();
        var written = server.takeRequest();
        assertThat(written.getHeader("Content-Type")).contains("apply-patch");
        assertThat(written.getBody().readUtf8()).contains("branches").doesNotContain("overrides");
    }

    @Test
    void aNamespaceThatDoesNotExistHasNothingToGuardYet() {
        server.expect().get().withPath(configMap).andReturn(404, null).always();
        server.expect().patch().withPath(apply).andReturn(404, null).always();

        assertThatNoException().isThrownBy(() -> store.settle(POLICY));
    }

    @Test
    void aMissingRightIsToldAndNothingIsChanged() {
        holds("version: 1\nchecks: {}\n");
        server.expect()
                .patch()
                .withPath(apply)
                .andReturn(
                        403,
                        new StatusBuilder()
                                .withCode(403)
                                .withReason("Forbidden")
                                .withMessage("configmaps \"slipway-policy\" is forbidden")
                                .build())
                .always();
        assertThatThrownBy(() -> store.settle(POLICY))
                .isInstanceOf(SlipwayException.class)
                .hasMessageContaining("the policy cannot be written, so nothing is changed")
                .hasMessageContaining("forbidden");
    }

    private void holds(String text) {
        server.expect()
                .get()
                .withPath(configMap)
                .andReturn(
                        200,
                        new ConfigMapBuilder()
                                .withNewMetadata()
                                .withName("slipway-policy")
                                .endMetadata()
                                .withData(Map.of("policy.yaml", text))
                                .build())
                .always();
    }
}
