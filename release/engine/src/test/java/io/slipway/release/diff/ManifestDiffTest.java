package io.slipway.release.diff;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.release.diff.ManifestDiff.Change;
import io.slipway.release.diff.ManifestDiff.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ManifestDiffTest {

    private static final String CONFIG = """
            ---
            # Source: shop/templates/configmap.yaml
            apiVersion: v1
            kind: ConfigMap
            metadata:
              labels:
                app: shop
              name: shop-nginx
            data:
              nginx.conf: |
                listen 8080;
                %s
            """;

    @Test
    void sameManifestsHaveNoDifference() {
        assertThat(ManifestDiff.of(CONFIG.formatted("a;"), "\n" + CONFIG.formatted("a;"))
                        .changes())
                .isEmpty();
    }

    @Test
    void showsTheLinesThatWouldChange() {
        assertThat(ManifestDiff.of(CONFIG.formatted("a;"), CONFIG.formatted("b;"))
                        .changes())
                .containsExactly(new Change(
                        "ConfigMap shop-nginx",
                        Kind.CHANGED,
                        List.of(
                                "@@ -7,4 +7,4 @@",
                                " data:",
                                "   nginx.conf: |",
                                "     listen 8080;",
                                "-    a;",
                                "+    b;")));
    }

    @Test
    void tellsWhatComesAndWhatGoes() {
        String service = "---\nkind: Service\nmetadata:\n  name: shop\n";

        assertThat(ManifestDiff.of(service, CONFIG.formatted("a;")).changes())
                .extracting(Change::object, Change::kind)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("ConfigMap shop-nginx", Kind.ADDED),
                        org.assertj.core.groups.Tuple.tuple("Service shop", Kind.REMOVED));
    }

    @Test
    void everythingIsNewWhereNothingRuns() {
        assertThat(ManifestDiff.of("", CONFIG.formatted("a;")).changes())
                .singleElement()
                .satisfies(change -> assertThat(change.kind()).isEqualTo(Kind.ADDED));
    }

    @Test
    void hidesWhatASecretHolds() {
        String secret = """
                apiVersion: v1
                kind: Secret
                metadata:
                  name: key
                  labels: {a: %s}
                stringData:
                  token: canary-%s
                data:
                  other: Y2FuYXJ5
                """;

        List<Change> changes = ManifestDiff.of(secret.formatted("one", "one"), secret.formatted("two", "two"))
                .changes();

        assertThat(changes)
                .singleElement()
                .satisfies(change -> assertThat(change.lines())
                        .contains("-    a: one", "+    a: two")
                        .noneMatch(line -> line.contains("canary") || line.contains("Y2FuYXJ5")));
    }

    /** However a chart writes it: nothing of it may be shown. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"apiVersion\": \"v1\", \"kind\": \"Secret\", \"metadata\": {\"name\": \"key\"}, \"data\": {\"token\": \"%s\"}}",
                "kind : Secret\nmetadata: {name: key}\ndata: {token: %s}",
                "kind: List\nitems:\n- kind: Secret\n  metadata: {name: key}\n  data: {token: %s, more%1$s: b}",
                "kind: SecretList\nitems:\n- metadata: {name: key}\n  stringData: {token: %s, more%1$s: b}",
                "kind: ConfigMap\nkind: Secret\nmetadata: {name: key}\ndata: {token: %s, more%1$s: b}"
            })
    void hidesASecretHoweverItIsWritten(String secret) {
        List<Change> changes = ManifestDiff.of("", "---\n" + secret.formatted("Y2FuYXJ5") + "\n")
                .changes();

        assertThat(changes).singleElement().satisfies(change -> {
            assertThat(change.object()).isEqualTo("Secret key");
            assertThat(change.lines()).anyMatch(line -> line.contains("token: ••••••"));
            assertThat(change.lines()).noneMatch(line -> line.contains(": Y2FuYXJ5"));
        });
    }

    @Test
    void anObjectIsNotTakenForAnotherOfTheSameName() {
        String roles = """
                apiVersion: v1
                kind: Role
                metadata:
                  labels:
                    name: reader
                  name: shop
                  namespace: one
                rules: []
                ---
                apiVersion: v1
                kind: Role
                metadata:
                  labels:
                    name: reader
                  name: shop
                  namespace: two
                rules: [%s]
                """;

        assertThat(ManifestDiff.of(roles.formatted("a"), roles.formatted("b")).changes())
                .extracting(Change::object)
                .containsExactly("Role shop (v1, namespace two)");
        String swapped = roles.formatted("a")
                .replace("one", "three")
                .replace("two", "one")
                .replace("three", "two");
        assertThat(ManifestDiff.of(roles.formatted("a"), swapped).changes())
                .extracting(Change::object)
                .containsExactly("Role shop (v1, namespace one)", "Role shop (v1, namespace two)");
    }
}
