package io.slipway.release.helm;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.release.clusters.Cluster;
import io.slipway.release.problems.Problem;
import io.slipway.release.revisions.ReleaseTarget;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Texts as Helm 3 and 4 write them. */
class HelmErrorsTest {

    private static final Path CHART = Path.of("/builds/shop/deploy");

    @Test
    void helm3NamesThePlaceInOneLine() {
        assertThat(one("template: web/templates/deployment.yaml:12:20: executing \"web/templates/deployment.yaml\" at "
                        + "<.Values.image.tag>: nil pointer evaluating interface {}.tag"))
                .isEqualTo(Problem.of(".Values.image.tag: nil pointer evaluating interface {}.tag")
                        .at("/builds/shop/deploy/templates/deployment.yaml:12"));
    }

    @Test
    void whatAClusterAnsweredOfAChangeAlwaysHasAPlaceAndARemedy() {
        ReleaseTarget target = new ReleaseTarget(new Cluster(Path.of("kubeconfig"), Optional.empty()), "acc", "shop");
        for (String text : List.of(
                "1 error occurred:\n\t* Post \"https://10.0.0.1/apis/apps/v1\": EOF\n\n",
                "Error: UPGRADE FAILED: words that nobody knows",
                "create: failed to create: etcdserver: request timed out")) {
            Problem problem =
                    HelmErrors.ofChange(text, target, CHART).problems().get(0);

            assertThat(problem.location()).contains("release shop in namespace acc");
            assertThat(problem.fix()).isPresent();
            assertThat(problem.message()).doesNotContain("\n", "error occurred");
        }
    }

    @Test
    void helm4NamesThePlaceInSeveral() {
        assertThat(one("web/templates/deployment.yaml:12:20\n  executing \"web/templates/deployment.yaml\" at "
                        + "<.Values.image.tag>:\n    nil pointer evaluating interface {}.tag"))
                .isEqualTo(Problem.of(".Values.image.tag: nil pointer evaluating interface {}.tag")
                        .at("/builds/shop/deploy/templates/deployment.yaml:12"));
    }

    @Test
    void theInnermostIncludeIsWhereTheMistakeIs() {
        assertThat(one("template: web/templates/deployment.yaml:4:5: executing \"web/templates/deployment.yaml\" at "
                                + "<include \"web.labels\" .>: error calling include: template: "
                                + "web/templates/_helpers.tpl:9:3: executing \"web.labels\" at <.Values.no.such>: nil pointer "
                                + "evaluating interface {}.such")
                        .location())
                .contains("/builds/shop/deploy/templates/_helpers.tpl:9");
    }

    @Test
    void aChartsOwnWordsStandAlone() {
        assertThat(one("execution error at (web/templates/ingress.yaml:3:4): host is missing:\nset ingress.host"))
                .isEqualTo(Problem.of("host is missing:\nset ingress.host")
                        .at("/builds/shop/deploy/templates/ingress.yaml:3"));
    }

    @Test
    void codeThatDoesNotParseIsNamedByItsLine() {
        assertThat(one("parse error at (web/templates/x.yaml:7): unexpected \"}\" in operand"))
                .isEqualTo(Problem.of("unexpected \"}\" in operand").at("/builds/shop/deploy/templates/x.yaml:7"));
    }

    @Test
    void yamlThatATemplateRenderedIsNamedByItsFile() {
        assertThat(one(
                        "YAML parse error on web/templates/x.yaml: error converting YAML to JSON: yaml: line 5: could not "
                                + "find expected ':'\n\nUse --debug flag to render out invalid YAML"))
                .isEqualTo(Problem.of("the rendered template is not YAML: yaml: line 5: could not find expected ':'")
                        .at("/builds/shop/deploy/templates/x.yaml"));
    }

    @Test
    void eachKeyThatBreaksTheSchemaIsAProblemOnce() {
        assertThat(HelmErrors.problems("""
                        Error: values don't meet the specifications of the schema(s) in the following chart(s):
                        web:
                        - at '': missing property 'host'
                        - at '/ingress/port': got string, want integer
                        - at '/ingress/port': got string, want integer
                        """, CHART))
                .containsExactly(
                        Problem.of("the values: missing property 'host'").at("values"),
                        Problem.of("value of ingress.port: got string, want integer")
                                .at("ingress.port"));
    }

    @Test
    void whatItDoesNotKnowIsToldAsItIs() {
        assertThat(one("Error: context deadline exceeded")).isEqualTo(Problem.of("context deadline exceeded"));
    }

    @Test
    void warningsOfTheCommandLineAreNoPartOfTheError() {
        assertThat(HelmErrors.plain("""
                        WARNING: Kubernetes configuration file is group-readable. This is insecure. Location: /x
                        W1124 23:00:00.123456   12345 warnings.go:70] spec.template: deprecated since v1.19
                        level=WARN msg="unable to find exact version"
                        Error: chart requires kubeVersion: >=1.99.0
                        """)).isEqualTo("chart requires kubeVersion: >=1.99.0");
    }

    private static Problem one(String text) {
        assertThat(HelmErrors.problems(text, CHART)).hasSize(1);
        return HelmErrors.problems(text, CHART).get(0);
    }
}
