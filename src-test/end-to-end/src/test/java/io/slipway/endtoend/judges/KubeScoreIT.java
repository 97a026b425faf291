package io.slipway.endtoend.judges;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.driver.Finished;
import io.slipway.driver.Repository;
import io.slipway.goprograms.GoProgram;
import io.slipway.release.helm.UserCache;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What is rendered follows every rule of kube-score, but for those that docs/chart.md gives a reason for. Helm renders the pod of
 * {@code helm test} as well, a release its nginx.conf.
 */
class KubeScoreIT {
    private static final String PAGE = read(Repository.ROOT.resolve("docs/chart.md"));
    private static final Pattern EXPLAINED = Pattern.compile("(?m)^\\| [^|]*\\((`[a-z`, -]+)\\) \\|");

    /** Only where an environment has a single pod. */
    private static final String FEW_PODS = "deployment-replicas";

    @ParameterizedTest
    @ValueSource(strings = {"development", "acceptance", "production"})
    void exampleBreaksNoRuleWithoutAReason(String environment) throws Exception {
        var findings =
                KubeScore.of(Finished.of("./slipway", "render", "examples/office-addin", "--environment", environment)
                        .expectSuccess());

        assertThat(findings).allSatisfy(it -> assertThat(explained()).contains(it.rule()));
        if (!environment.equals("development")) {
            assertThat(findings).noneMatch(it -> it.rule().equals(FEW_PODS));
        }
    }

    static Stream<List<String>> values() {
        return Stream.of(
                List.of("{}"),
                List.of("preset ingress", "hosts: [a.example.com, b.example.com]", "ingress: {tls: {enabled: true}}"),
                List.of(
                        "preset gateway-api",
                        "hosts: [a.example.com]",
                        "httpRoute: {redirectToHttps: {enabled: true}}"),
                List.of("preset traefik", "preset cloudflare", "hosts: [a.example.com]", "app: {basePath: /addin/}"),
                List.of("preset kong", "preset azure-front-door", "hosts: [a.example.com]"),
                List.of("preset internal-load-balancer", "preset azure-api-management"),
                List.of("autoscaling: {enabled: true, targetMemoryUtilizationPercentage: 70}"),
                List.of("initContainer: {mode: build, workSizeLimit: 1.5Ti}"),
                List.of(
                        "initContainer: {mode: build, resources: {requests: {cpu: 1, memory: 2Gi}, limits: {memory: 4Gi}}}"),
                List.of(
                        "keep: {enabled: true, size: 1Gi}",
                        "site: {sizeLimit: 4294967296}",
                        "nginx: {config: 'events {}'}"),
                List.of(
                        "site: {medium: Memory}",
                        "affinity: {nodeAffinity: {}}",
                        "env: {a: b}",
                        "environment: review-12"),
                List.of("networkPolicy: {enabled: true, from: [{namespaceSelector: {}}]}"));
    }

    @ParameterizedTest
    @MethodSource("values")
    void noSetOfValuesBreaksARuleWithoutAReason(List<String> values) throws Exception {
        var findings = KubeScore.of(template(values));

        assertThat(findings).allSatisfy(it -> assertThat(explained()).contains(it.rule()));
        assertThat(findings).noneMatch(it -> it.rule().equals(FEW_PODS));
        if (values.toString().contains("networkPolicy")) {
            assertThat(findings)
                    .noneMatch(it ->
                            it.rule().equals("pod-networkpolicy") && it.object().contains("Deployment"));
        }
    }

    @Test
    void eachReasonIsForARuleThatIsBroken() throws Exception {
        var found = KubeScore.of(template(List.of("replicaCount: 1"))).stream()
                .map(KubeScore.Finding::rule)
                .collect(Collectors.toSet());

        assertThat(found).containsExactlyInAnyOrderElementsOf(explained());
    }

    @Test
    void theValuesOfThePageLeaveTheProbesAlone() throws Exception {
        var app = Files.createDirectories(Repository.TARGET.resolve("judged"));
        Files.writeString(
                app.resolve("slipway.yaml"),
                "app: {name: shop}\nimage: {repository: registry.example.com/shop, tag: 1.4.0}\n" + valuesOfThePage());

        var findings = KubeScore.of(Finished.of("./slipway", "render", app.toString(), "--environment", "production")
                .expectSuccess());

        assertThat(findings).extracting(KubeScore.Finding::rule).containsOnly("pod-probes-identical");
    }

    /** What Helm prints for the chart; a value that begins with the word preset names one. */
    private static String template(List<String> values) throws IOException {
        List<String> command = new ArrayList<>(
                List.of(GoProgram.HELM_4.in(UserCache.directory()).toString(), "template", "addin", "helm-chart"));
        command.addAll(List.of(
                "--namespace=web",
                "--kube-version=1.37",
                "--set=initContainer.image.repository=registry.example.com/addin"));
        List<Path> files = new ArrayList<>();
        Files.createDirectories(Repository.TARGET);
        for (String value : values) {
            if (value.startsWith("preset ")) {
                command.add("--values=helm-chart/presets/" + value.substring("preset ".length()) + ".yaml");
            } else {
                Path file = Files.createTempFile(Repository.TARGET, "values-", ".yaml");
                files.add(file);
                command.add("--values=" + Files.writeString(file, value));
            }
        }
        try {
            return Finished.of(command).expectSuccess();
        } finally {
            for (Path file : files) {
                Files.delete(file);
            }
        }
    }

    /** The rules of kube-score in the table; the others there are kube-linter's. */
    private static Set<String> explained() {
        var rules = EXPLAINED
                .matcher(PAGE)
                .results()
                .map(row -> row.group(1).split(",")[0].replace("`", "").strip())
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(rules).as("rules in the table of docs/chart.md").isNotEmpty();
        return rules;
    }

    private static String valuesOfThePage() {
        var example = Pattern.compile("(?s)<!-- example: other judges -->\n```yaml\n(.*?)```")
                .matcher(PAGE);
        assertThat(example.find()).isTrue();
        return example.group(1);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
