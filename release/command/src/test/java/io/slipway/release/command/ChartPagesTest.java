package io.slipway.release.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.chart.SlipwayChart;
import io.slipway.release.packaging.AppDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What docs/chart.md, docs/faq.md and docs/package.md show is so. */
@Tag("slow")
class ChartPagesTest {

    private static final Path DOCS = Path.of("..", "..", "docs");

    @TempDir
    Path directory;

    @Test
    void exampleOfPresetsRendersAsThePageSays() throws IOException {
        AppDirectory app = new AppDirectory(directory).with("slipway.yaml", example("presets"));

        assertThat(Typed.slipway("check", app.path().toString()).exitCode()).isZero();
        assertThat(rendered(app, "acceptance"))
                .contains("kind: Ingress", "path: \"/graphql\"", "path: \"/healthz\"", "average: 100")
                .contains("kind: Middleware", "requestHeaderName: \"X-Azure-ClientIP\"");
        assertThat(rendered(app, "production")).contains("average: 300", "replicas: 3");
    }

    @Test
    void exampleOfAnOwnChartReachesBothCharts() throws IOException {
        AppDirectory app = new AppDirectory(directory)
                .with(
                        "slipway.yaml",
                        "app: {name: shop}\nimage: {repository: registry.example.com/shop}\n"
                                + example("values of both"))
                .with("deploy/Chart.yaml", example("dependency"))
                .with(
                        "deploy/templates/cache.yaml",
                        "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: cache}\n"
                                + "data: {size: {{ .Values.cache.size | quote }}}\n");

        assertThat(Typed.slipway("check", app.path().toString()).exitCode()).isZero();
        assertThat(rendered(app, "acceptance"))
                .contains("data: {size: \"64Mi\"}", "terminationGracePeriodSeconds: 60", "kind: Ingress");
    }

    /** The chart can be given what kube-score and kube-linter ask for. */
    @Test
    void exampleForOtherJudgesRendersAsTheyWish() throws IOException {
        AppDirectory app = new AppDirectory(directory)
                .with(
                        "slipway.yaml",
                        "app: {name: shop}\nimage: {repository: registry.example.com/shop, tag: 1.4.0}\n"
                                + example("other judges"));

        String rendered = rendered(app, "production");

        assertThat(rendered.split("imagePullPolicy: Always", -1)).hasSizeGreaterThan(2);
        assertThat(rendered.split("cpu: \"?1\"?\n", -1)).hasSize(3);
        assertThat(rendered).contains("kind: NetworkPolicy", "kubernetes.io/metadata.name: ingress");
    }

    @Test
    void answersAboutTlsAndPrivateRegistriesRenderAsTheySay() throws IOException {
        AppDirectory tls = new AppDirectory(directory.resolve("tls")).with("slipway.yaml", example("tls", "faq.md"));
        AppDirectory pull = new AppDirectory(directory.resolve("pull")).with("slipway.yaml", example("pull", "faq.md"));

        assertThat(rendered(tls, "acceptance"))
                .contains("secretName: \"shop-acceptance\"", "cert-manager.io/cluster-issuer: company")
                .contains("Strict-Transport-Security");
        assertThat(rendered(pull, "acceptance"))
                .containsPattern("imagePullSecrets:\\s+- name: \"registry\"")
                .contains("secretName: \"shop-tls\"");
    }

    @Test
    void tableNamesEveryPreset() throws IOException {
        List<String> named = Pattern.compile("`([a-z-]+)`")
                .matcher(page("chart.md")
                        .lines()
                        .filter(line -> line.startsWith("| `"))
                        .map(line -> line.split("\\|")[1])
                        .reduce("", String::concat))
                .results()
                .map((MatchResult name) -> name.group(1))
                .toList();

        assertThat(named).containsExactlyInAnyOrderElementsOf(SlipwayChart.presets());
    }

    @Test
    void exampleOfPackagingPrintsWhatThePageShows() throws IOException {
        String shown = block("```\n", page("package.md"));
        Path out = directory.resolve("charts");

        Typed typed = Typed.slipway("package", "../../examples/office-addin", "--destination", out.toString());

        assertThat(typed.stderr()).isEmpty();
        assertThat(typed.stdout().replace(out.toString(), "target/charts").replaceAll("[0-9a-f]{64}", "…"))
                .isEqualTo(shown);
    }

    @Test
    void pageOfPackagingNamesEveryOptionOfItsOwn() throws IOException {
        String page = page("package.md");
        Stream.of(
                        "--destination",
                        "--version",
                        "--chart-version",
                        "--kube-version",
                        "--push",
                        "--plain-http",
                        "--ca-file")
                .forEach(option -> assertThat(Typed.slipway("package", "--help").stdout() + page)
                        .containsSubsequence(option, option));
    }

    private static String rendered(AppDirectory app, String environment) {
        Typed typed = Typed.slipway("render", app.path().toString(), "--environment", environment);
        assertThat(typed.stderr()).isEmpty();
        return typed.stdout();
    }

    private static String example(String name) throws IOException {
        return example(name, "chart.md");
    }

    private static String example(String name, String page) throws IOException {
        return block("<!-- example: " + name + " -->\n```yaml\n", page(page));
    }

    private static String block(String start, String page) {
        Matcher matcher = Pattern.compile(Pattern.quote(start) + "(.*?)```\n", Pattern.DOTALL)
                .matcher(page);
        // A fence that closes looks like one that opens: the block's first line is no empty one.
        for (int from = 0; matcher.find(from); from = matcher.start() + start.length()) {
            if (!matcher.group(1).startsWith("\n")) {
                return matcher.group(1);
            }
        }
        throw new AssertionError("no block after " + start);
    }

    private static String page(String name) throws IOException {
        return Files.readString(DOCS.resolve(name));
    }
}
