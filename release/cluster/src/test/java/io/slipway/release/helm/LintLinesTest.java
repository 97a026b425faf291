package io.slipway.release.helm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.slipway.release.helm.LintResult.Finding;
import io.slipway.release.helm.LintResult.Severity;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** As {@code helm lint} of versions 3 and 4 prints it. */
class LintLinesTest {

    private static final Path CHART = Path.of("/charts/web");

    @Test
    void readsSeverityFileAndMessage() {
        assertThat(findings("""
                        ==> Linting /charts/web
                        [INFO] Chart.yaml: icon is recommended
                        [WARNING] templates/pdb.yaml: policy/v1beta1 PodDisruptionBudget is deprecated in v1.21+
                        [ERROR] Chart.yaml: version 'one' is not a valid SemVer

                        """))
                .extracting(Finding::severity, finding -> finding.source().orElse(""), Finding::message)
                .startsWith(
                        tuple(Severity.INFO, "/charts/web/Chart.yaml", "icon is recommended"),
                        tuple(
                                Severity.WARNING,
                                "/charts/web/templates/pdb.yaml",
                                "policy/v1beta1 PodDisruptionBudget is deprecated in v1.21+"),
                        tuple(Severity.ERROR, "/charts/web/Chart.yaml", "version 'one' is not a valid SemVer"));
    }

    @Test
    void furtherLinesBelongToTheFindingAboveThem() {
        assertThat(findings("""
                        ==> Linting /charts/web
                        [ERROR] values.yaml: - at '/replicas': got string, want integer
                        - at '/nginx': additional properties 'prot' not allowed
                        [INFO] Chart.yaml: icon is recommended
                        """))
                .extracting(finding -> finding.place().orElse(""))
                .containsExactly("replicas", "nginx", "");
    }

    @Test
    void namesTheLineOfValuesThatAreNoYaml() {
        assertThat(findings("""
                        [ERROR] values.yaml: unable to parse YAML: error converting YAML to JSON: yaml: line 2: did not find expected node content
                        """)).singleElement().satisfies(finding -> {
            assertThat(finding.location()).contains("/charts/web/values.yaml:2");
            assertThat(finding.message()).isEqualTo("not YAML: did not find expected node content");
        });
    }

    @Test
    void aChartThatCannotBeLoadedIsAnErrorOfTheChart() {
        assertThat(findings(
                        "Error unable to check Chart.yaml file in chart: stat /charts/web/Chart.yaml: no such file"))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.severity()).isEqualTo(Severity.ERROR);
                    assertThat(finding.source()).contains("/charts/web");
                });
    }

    @Test
    void aGoodChartHasNoFindings() {
        assertThat(findings("==> Linting /charts/web\n\n1 chart(s) linted, 0 chart(s) failed\n"))
                .isEmpty();
    }

    private static List<Finding> findings(String text) {
        return LintLines.parse(text, CHART).findings();
    }
}
