package io.slipway.release.manifests;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ManifestsTest {

    @Test
    void readsObjectsWithTheirSources() {
        List<ManifestObject> objects = objects("""
                ---
                # Source: shop/templates/a.yaml
                # Copyright
                apiVersion: v1
                kind: Service
                metadata:
                  name: shop
                ---
                # Source: shop/charts/slipway/templates/b.yaml
                apiVersion: apps/v1
                kind: Deployment
                metadata:
                  namespace: other
                  name: shop
                """);

        assertThat(objects)
                .extracting(ManifestObject::source)
                .containsExactly(
                        Optional.of("shop/templates/a.yaml"), Optional.of("shop/charts/slipway/templates/b.yaml"));
        assertThat(objects).extracting(ManifestObject::title).containsExactly("Service shop", "Deployment shop");
        assertThat(objects)
                .extracting(ManifestObject::fullTitle)
                .containsExactly("Service shop (v1)", "Deployment shop (apps/v1, namespace other)");
        assertThat(objects.get(0).text()).startsWith("# Copyright\napiVersion").endsWith("name: shop");
    }

    /** Whatever a template writes, toYaml and toJson too. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "kind: Secret\nmetadata:\n  name: key",
                "kind: \"Secret\"\nmetadata:\n  name: 'key'",
                "kind: Secret # of the app\nmetadata: # below\n  name: key # here",
                "kind : Secret\nmetadata:\n    name : key",
                "\"kind\": \"Secret\"\n\"metadata\":\n  \"name\": \"key\"",
                "{\"kind\": \"Secret\", \"metadata\": {\"name\": \"key\"}}",
                "{\n  \"kind\": \"Secret\",\n  \"metadata\": {\n    \"name\": \"key\"\n  }\n}",
                "metadata:\n  labels:\n    name: label\n  name: key\nkind: Secret",
                "metadata:\n  ownerReferences:\n  - name: owner\n    kind: Other\n  name: key\nkind: Secret",
                "metadata: {labels: {name: label}, name: key}\nkind: !!str Secret",
                "kind: >-\n  Secret\nmetadata:\n  name: key",
                "kind: Secret\r\nmetadata:\r\n  name: key\r\n",
                "kind: ConfigMap\nkind: Secret\nmetadata:\n  name: key"
            })
    void kindAndNameAreWhatTheClusterReads(String manifest) {
        assertThat(objects("---\n" + manifest + "\n")).singleElement().satisfies(object -> {
            assertThat(object.title()).isEqualTo("Secret key");
            assertThat(object.isSecret()).isTrue();
        });
    }

    @Test
    void whatATextSaysIsNoObject() {
        assertThat(objects("""
                        kind: ConfigMap
                        metadata:
                          name: texts
                        data:
                          manifest: |
                            ---
                            kind: Secret
                            metadata:
                              name: inner
                        """)).extracting(ManifestObject::title).containsExactly("ConfigMap texts");
    }

    @Test
    void documentsAreSeparatedAsHelmDoes() {
        assertThat(objects("kind: A\n--- # the next one\nkind: B\n---  \n\n---\n# nothing\n---\nkind: C"))
                .extracting(ManifestObject::kind)
                .containsExactly("A", "B", "C");
        assertThat(objects("")).isEmpty();
        assertThat(objects("# only a comment\n---\n- a\n- list\n---\nplain text\n---\n{broken"))
                .isEmpty();
    }

    /** The cluster never sees the list itself. */
    @Test
    void aListIsTheObjectsInIt() {
        List<ManifestObject> objects = objects("""
                ---
                # Source: shop/templates/list.yaml
                apiVersion: v1
                kind: List
                items:
                - apiVersion: v1
                  kind: Secret
                  metadata: {name: one}
                - apiVersion: v1
                  kind: SecretList
                  items:
                  - metadata: {name: two}
                """);

        assertThat(objects).extracting(ManifestObject::title).containsExactly("Secret one", "Secret two");
        assertThat(objects).allSatisfy(object -> {
            assertThat(object.apiVersion()).isEqualTo("v1");
            assertThat(object.source()).contains("shop/templates/list.yaml");
        });
        assertThat(objects.get(1).text()).contains("name: two").doesNotContain("one");
    }

    private static List<ManifestObject> objects(String yaml) {
        return Manifests.parse(yaml).objects();
    }
}
