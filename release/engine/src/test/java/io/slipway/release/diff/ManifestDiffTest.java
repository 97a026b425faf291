package io.slipway.release.diff;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.release.diff.ManifestDiff.Change;
import io.slipway.release.diff.ManifestDiff.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;

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
}
