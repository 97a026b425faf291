package io.slipway.endtoend.releasing;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.slipway.driver.Await;
import io.slipway.driver.Repository;
import io.slipway.endtoend.cluster.ClusterExtension;
import io.slipway.endtoend.cluster.PodOutcome;
import io.slipway.endtoend.cluster.TestCluster;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The checks of an environment, met on a real API server from a laptop. */
@ExtendWith(ClusterExtension.class)
class ChecksIT {
    private static final Duration DEADLINE = Duration.ofMinutes(1);
    private static final Path PAGE = Repository.ROOT.resolve("docs/checks.md");

    @TempDir
    Path directory;

    private final TestCluster cluster;
    private App app;

    ChecksIT(TestCluster cluster) {
        this.cluster = cluster;
    }

    @BeforeEach
    void makeApp() {
        app = App.in(directory, cluster);
    }

    @Test
    void frozenEnvironmentIsChangedByNobodyWithoutTheRightToOverride() {
        app.done("release", "--environment", "development");
        apply(freeze(Instant.now().minusSeconds(3600), Instant.now().plusSeconds(86_400)));
        Path developer = kubeconfigOfADeveloper();

        for (String verb : List.of("release", "rollback", "uninstall")) {
            SlipwayRun refused = app.as(developer).run(verb, "--environment", "development");
            assertThat(refused.exitCode()).as(refused.toString()).isEqualTo(1);
            assertThat(refused.stderr())
                    .startsWith("slipway: development: opens ")
                    .contains("; freeze year end until ")
                    .contains("  at ConfigMap slipway-policy in namespace " + app.namespace("development"))
                    .contains("fix: wait with --wait-for-checks, or go past the checks with --override REASON");
        }
        SlipwayRun overridden =
                app.as(developer).run("release", "--environment", "development", "--override", "outage");
        assertThat(overridden.exitCode()).isEqualTo(1);
        assertThat(overridden.stderr()).contains("--override needs the right to update ConfigMap slipway-policy");
        assertThat(revisions()).isEqualTo(1);

        SlipwayRun done = app.as(cluster.kubeconfig())
                .done("release", "--environment", "development", "--by", "ann", "--override", "outage, INC-4711");
        assertThat(done.stdout()).contains("override             outage, INC-4711 (opens ");
        assertThat(app.deployment("development").getMetadata().getAnnotations().get("slipway.io/override"))
                .startsWith("outage, INC-4711 (opens ");
        assertThat(app.done("policy", "--environment", "development").stdout())
                .contains("name: year end")
                .containsPattern("# override .* release of shop by ann .*: outage, INC-4711 ");
    }

    @Test
    void policyThatIsBroughtAlongHoldsForAllAndNeedsTheRightToWriteIt() throws IOException {
        Path open =
                Files.writeString(directory.resolve("open.json"), "{\"version\": 1, \"checks\": {\"waits\": true}}");
        app.done("release", "--environment", "development", "--policy", open.toString());
        apply(freeze(Instant.now().minusSeconds(3600), Instant.now().plusSeconds(3600)));
        Path developer = kubeconfigOfADeveloper();

        SlipwayRun refused =
                app.as(developer).run("release", "--environment", "development", "--policy", open.toString());
        assertThat(refused.exitCode()).as(refused.toString()).isEqualTo(3);
        assertThat(refused.stderr())
                .startsWith("slipway: development: the policy cannot be written, so nothing is changed: ")
                .contains("is forbidden")
                .contains("  at ConfigMap slipway-policy in namespace " + app.namespace("development"));

        app.as(cluster.kubeconfig()).done("release", "--environment", "development", "--policy", open.toString());
        app.as(developer).done("release", "--environment", "development", "--policy", open.toString());
        Path frozen = Files.writeString(
                directory.resolve("frozen.yaml"),
                freeze(Instant.now().minusSeconds(3600), Instant.now().plusSeconds(3600)));
        SlipwayRun closed = app.as(cluster.kubeconfig())
                .run("release", "--environment", "development", "--policy", frozen.toString());
        assertThat(closed.stderr()).contains("freeze year end until");
        assertThat(app.run("release", "--environment", "development").stderr()).contains("freeze year end until");
    }

    @Test
    void releaseThatWaitedForItsTurnDoesNotSlipIntoAFreeze() {
        SlipwayRun first = startAndWaitForPods();
        SlipwayRun second = app.start("release", "--environment", "development")
                .awaitStdout("another release is under way: first (");

        apply(freeze(Instant.now().minusSeconds(60), Instant.now().plusSeconds(3600)));
        first.killed("TERM");
        second.ended();

        assertThat(second.exitCode()).isEqualTo(1);
        assertThat(second.stderr()).contains("freeze year end until");
        assertThat(revisions()).isEqualTo(1);
    }

    @Test
    void releaseThatAFreezeFindsUnderWayIsRolledBackAllTheSame() {
        app.done("release", "--environment", "development");
        SlipwayRun release = app.pods("development", PodOutcome.NEVER_READY.annotations())
                .start("release", "--environment", "development", "--timeout", "20s")
                .awaitStdout("ready");
        apply(freeze(Instant.now(), Instant.now().plusSeconds(3600)));

        release.ended();

        assertThat(release.exitCode()).isEqualTo(1);
        assertThat(release.stdout()).contains("rolled back to 1.0.0");
    }

    @Test
    void releaseThatAFreezeFindsUnderWayFinishes() throws IOException {
        try (Site site = new Site()) {
            SlipwayRun release = app.start("release", "--environment", "development", "--verify", site.url())
                    .awaitStdout("verifying            " + site.url());
            apply(freeze(Instant.now().minusSeconds(60), Instant.now().plusSeconds(3600)));
            site.serve("1.0.0");

            release.ended();

            assertThat(release.exitCode()).as(release.toString()).isZero();
            assertThat(release.stdout()).containsPattern("released +revision 1, 1\\.0\\.0");
        }
    }

    @Test
    void releaseThatServesAnotherVersionIsRolledBack() throws IOException {
        try (Site site = new Site()) {
            List<String> verified =
                    List.of("--verify", site.url(), "--verify-contains", "@version@", "--verify-timeout", "3s");
            site.serve("shop 1.0.0");
            app.done("release", arguments(verified));

            SlipwayRun stale = app.version("1.1.0").run("release", arguments(verified));

            assertThat(stale.exitCode()).as(stale.toString()).isEqualTo(1);
            assertThat(stale.stderr()).startsWith("slipway: development: ").contains(site.url(), "1.1.0");
            assertThat(stale.stdout()).contains("rolled back to 1.0.0 (revision 3)");
        }
    }

    @Test
    void releaseThatWaitsBeginsByItselfWhenTheFreezeIsOver() {
        Instant begun = Instant.now();
        apply(freeze(begun.minusSeconds(120), begun.minusSeconds(60)));
        // Long enough to be met, however busy the machine is: by so many runs of the command.
        Duration run = Duration.between(begun, Instant.now());
        apply(freeze(
                begun.minusSeconds(60), Instant.now().plus(run.multipliedBy(4)).plusSeconds(5)));

        SlipwayRun waited = app.done("release", "--environment", "development", "--wait-for-checks");

        assertThat(waited.stdout()).containsPattern("waiting              opens .*; freeze year end until .* UTC\n");
    }

    @Test
    void policyOfANewerSlipwayLetsNothingPass() {
        apply("version: 1\n");
        ConfigMap map = cluster.client()
                .configMaps()
                .inNamespace(app.namespace("development"))
                .withName("slipway-policy")
                .get();
        map.getData().put("policy.yaml", "version: 2\nchecks: {moon: full}\n");
        cluster.client().resource(map).update();

        SlipwayRun run = app.run("release", "--environment", "development");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.stderr())
                .startsWith("slipway: development: this policy has version 2, but this Slipway reads version 1 alone")
                .contains("  at ConfigMap slipway-policy in namespace ", ", policy.yaml:1:1");
    }

    @Test
    void figuresThatTurnBadRollTheReleaseBackAsItsCause() throws IOException {
        HttpServer prometheus = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        String[] figure = {"0.001"};
        prometheus.createContext("/api/v1/query", exchange -> {
            byte[] answer = ("{\"status\":\"success\",\"data\":{\"resultType\":\"vector\",\"result\":[{\"metric\":{},"
                            + "\"value\":[1,\"" + figure[0] + "\"]}]}}")
                    .getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        prometheus.start();
        try {
            apply("version: 1\nchecks:\n  after: {bake: 4s, query: {prometheus: 'http://127.0.0.1:"
                    + prometheus.getAddress().getPort() + "', expression: errors, below: 0.01}}\n");
            app.done("release", "--environment", "development");

            figure[0] = "0.5";
            SlipwayRun bad = app.version("1.1.0").run("release", "--environment", "development");

            assertThat(bad.exitCode()).as(bad.toString()).isEqualTo(1);
            assertThat(bad.stderr()).startsWith("slipway: development: after 0s: 0.5 is not below 0.01");
            assertThat(bad.stdout()).contains("rolled back to 1.0.0 (revision 3)");
            assertThat(app.done("history", "--environment", "development").stdout())
                    .containsPattern("2 .* failed .* Failed: after 0s: 0.5 is not below 0.01");
        } finally {
            prometheus.stop(0);
        }
    }

    @Test
    void checksAreShownWithTheirNextChange() {
        apply(freeze(Instant.now().minusSeconds(60), Instant.now().plusSeconds(3600)));

        SlipwayRun text = app.run("checks", "--environment", "development");
        SlipwayRun json = app.run("checks", "--environment", "development", "--output", "json");

        assertThat(text.exitCode()).isEqualTo(1);
        assertThat(text.stdout()).contains("CHECK", "freeze year end  waiting  ");
        assertThat(json.json().path("result").path("open").asBoolean()).isFalse();
        assertThat(json.json()
                        .path("result")
                        .path("checks")
                        .path(0)
                        .path("nextChange")
                        .asText())
                .isNotEmpty();
    }

    @Test
    void policyThatIsLookedAtLeavesTheOneOfTheCluster() throws IOException {
        apply("version: 1\nchecks: {branches: [main]}\n");
        Path frozen = Files.writeString(
                directory.resolve("frozen.yaml"),
                freeze(Instant.now().minusSeconds(60), Instant.now().plusSeconds(3600)));

        SlipwayRun look = app.as(kubeconfigOfADeveloper())
                .run("checks", "--environment", "development", "--policy", frozen.toString());

        assertThat(look.stdout()).contains("freeze year end  waiting  ").doesNotContain("branch");
        assertThat(app.as(cluster.kubeconfig())
                        .done("policy", "--environment", "development")
                        .stdout())
                .contains("main")
                .doesNotContain("year end");
    }

    @Test
    void wallOfThePageKeepsEverybodyOutButTheAccountThatReleases() throws IOException {
        String namespace = app.namespace("development");
        app.done("release", "--environment", "development");
        Matcher wall = Pattern.compile("```yaml\n(apiVersion: admissionregistration.*?)```", Pattern.DOTALL)
                .matcher(Files.readString(PAGE));
        assertThat(wall.find()).isTrue();
        String objects = wall.group(1)
                .replace("slipway-wall", "slipway-wall-" + namespace)
                .replace("shop-production", namespace);
        List<HasMetadata> made = cluster.client()
                .load(new ByteArrayInputStream(objects.getBytes(StandardCharsets.UTF_8)))
                .serverSideApply();
        try {
            Path developer = kubeconfigOfADeveloper();
            SlipwayRun refused = Await.answer(
                    "the wall",
                    DEADLINE,
                    () -> Optional.of(app.as(developer).version("1.1.0").run("release", "--environment", "development"))
                            .filter(run -> run.exitCode() != 0),
                    () -> "none");
            assertThat(refused.stderr()).contains("only the account that releases may change this");
        } finally {
            made.forEach(each -> cluster.client().resource(each).delete());
        }
    }

    private static String[] arguments(List<String> verified) {
        return Stream.concat(Stream.of("--environment", "development"), verified.stream())
                .toArray(String[]::new);
    }

    private void apply(String policy) {
        try {
            Path file = Files.writeString(directory.resolve("policy.yaml"), policy);
            app.done("policy", "--environment", "development", "--apply", file.toString());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static String freeze(Instant from, Instant to) {
        return "version: 1\nchecks:\n  freezes:\n    - {name: year end, from: %s, to: %s, zone: UTC}\n"
                .formatted(local(from), local(to));
    }

    private static String local(Instant time) {
        return time.truncatedTo(ChronoUnit.SECONDS).toString().replace("Z", "");
    }

    private SlipwayRun startAndWaitForPods() {
        return app.pods("development", PodOutcome.NEVER_READY.annotations())
                .start("release", "--environment", "development", "--by", "first")
                .awaitStdout("deployment           shop: 0 of 2 ready");
    }

    private long revisions() {
        return app.as(cluster.kubeconfig())
                .done("history", "--environment", "development")
                .stdout()
                .lines()
                .skip(1)
                .count();
    }

    /** Who may release, and change every ConfigMap but the policy. */
    private Path kubeconfigOfADeveloper() {
        String namespace = app.namespace("development");
        cluster.client()
                .load(new ByteArrayInputStream("""
                        apiVersion: v1
                        kind: ServiceAccount
                        metadata: {name: developer, namespace: %1$s}
                        ---
                        apiVersion: rbac.authorization.k8s.io/v1
                        kind: Role
                        metadata: {name: developer, namespace: %1$s}
                        rules:
                          - {apiGroups: ["", apps, policy, networking.k8s.io, coordination.k8s.io], resources: [pods, pods/log, events, secrets, services, serviceaccounts, deployments, replicasets, poddisruptionbudgets, networkpolicies, ingresses, leases], verbs: ["*"]}
                          - {apiGroups: [""], resources: [configmaps], verbs: [get, list, watch, create]}
                          - {apiGroups: [""], resources: [configmaps], resourceNames: [shop-nginx, shop], verbs: [update, patch, delete]}
                        ---
                        apiVersion: rbac.authorization.k8s.io/v1
                        kind: RoleBinding
                        metadata: {name: developer, namespace: %1$s}
                        roleRef: {apiGroup: rbac.authorization.k8s.io, kind: Role, name: developer}
                        subjects: [{kind: ServiceAccount, name: developer, namespace: %1$s}]
                        """.formatted(namespace).getBytes(StandardCharsets.UTF_8)))
                .serverSideApply();
        String token = cluster.client()
                .serviceAccounts()
                .inNamespace(namespace)
                .withName("developer")
                .tokenRequest()
                .getStatus()
                .getToken();
        try {
            String admin = Files.readString(cluster.kubeconfig());
            return Files.writeString(
                    directory.resolve("developer.yaml"),
                    admin.replaceFirst("user: \\{token: \"[^\"]*\"\\}", "user: {token: \"" + token + "\"}"));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** The released address: answers 503 until it has something to serve. */
    private static final class Site implements AutoCloseable {
        private final HttpServer server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        private volatile Optional<String> served = Optional.empty();

        Site() throws IOException {
            server.createContext("/", exchange -> {
                byte[] answer = served.orElse("starting").getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(served.isPresent() ? 200 : 503, answer.length);
                exchange.getResponseBody().write(answer);
                exchange.close();
            });
            server.start();
        }

        void serve(String text) {
            served = Optional.of(text);
        }

        String url() {
            return "http://127.0.0.1:" + server.getAddress().getPort() + "/";
        }

        @Override
        public void close() {
            server.stop(0);
        }
    }
}
