package io.slipway.endtoend.releasing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.rbac.PolicyRule;
import io.fabric8.kubernetes.api.model.rbac.PolicyRuleBuilder;
import io.slipway.endtoend.cluster.ClusterExtension;
import io.slipway.endtoend.cluster.FailingProxy;
import io.slipway.endtoend.cluster.FailingProxy.Fate;
import io.slipway.endtoend.cluster.PodOutcome;
import io.slipway.endtoend.cluster.TestCluster;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Reviews from their first opening to their end, on a real API server. */
@ExtendWith(ClusterExtension.class)
class ReviewIT {
    private static final Map<String, Object> HOST = Map.of("host", "shop-{change}.review.example.com");
    private static final Map<String, Object> POOL =
            Map.of("hosts", List.of("r1.example.com", "r2.example.com", "r3.example.com"));

    @TempDir
    Path directory;

    private final TestCluster cluster;
    private App app;
    private ReviewNamespace namespace;

    ReviewIT(TestCluster cluster) {
        this.cluster = cluster;
    }

    @BeforeEach
    void makeApp() {
        app = App.in(directory, cluster).template(HOST);
        namespace = new ReviewNamespace(cluster.client(), app.namespace("review"));
    }

    @Test
    void reviewIsOpenedRenewedListedAndClosed() {
        app.done("review open", "--change", "42", "--version", "1.0.0");
        JsonNode renewed = app.done("review open", "--change", "42", "--version", "1.1.0", "--output", "json")
                .json()
                .path("result");
        JsonNode listed = app.done("review list", "--output", "json")
                .json()
                .path("result")
                .path("reviews");

        assertThat(renewed.path("url").asText()).isEqualTo("https://shop-42.review.example.com/");
        assertThat(renewed.path("revision").path("number").asInt()).isEqualTo(2);
        assertThat(listed).hasSize(1);
        assertThat(listed.get(0).path("version").asText()).isEqualTo("1.1.0");
        assertThat(listed.get(0).path("state").asText()).isEqualTo("open");
        assertThat(listed.get(0).path("expires")).isEqualTo(renewed.path("expires"));
        assertThat(namespace.labeled())
                .contains(
                        "Deployment shop-42",
                        "ReplicaSet shop-42",
                        "Pod shop-42",
                        "Service shop-42",
                        "Ingress shop-42",
                        "ConfigMap shop-42-nginx",
                        "ServiceAccount shop-42",
                        "Secret sh.helm.release.v1.shop-42.v1",
                        "Secret sh.helm.release.v1.shop-42.v2");
        assertThat(namespace.withoutLabel()).isEmpty();
        assertThat(namespace.withoutExpiry()).isEmpty();

        JsonNode closed = app.done("review close", "--change", "42", "--output", "json")
                .json()
                .path("result");
        JsonNode again = app.done("review close", "--change", "42", "--output", "json")
                .json()
                .path("result");

        assertThat(closed.path("removed").asBoolean()).isTrue();
        assertThat(again.path("removed").asBoolean()).isFalse();
        assertThat(namespace.labeled()).isEmpty();
        assertThat(namespace.withoutLabel()).isEmpty();
    }

    @Test
    void openThatIsKilledLeavesNothingAfterOneSweep() {
        app.template(Map.of(
                "hosts",
                List.of("r1.example.com"),
                "values",
                Map.of("podAnnotations", PodOutcome.NEVER_READY.annotations())));
        app.start("review open", "--change", "42")
                .awaitStdout("deployment           shop-42: 0 of 1 ready")
                .killed("KILL");
        assertThat(namespace.labeled()).isNotEmpty();

        namespace.expire("shop-42");
        JsonNode swept = app.done("review sweep", "--output", "json").json().path("result");

        assertThat(changes(swept.path("removed"))).containsExactly("42");
        assertThat(swept.path("left")).isEmpty();
        assertThat(namespace.labeled()).isEmpty();
        assertThat(namespace.withoutLabel()).containsExactly("Lease slipway-host.r1.example.com");
    }

    @Test
    void failedFirstReleaseLeavesTheReviewOpenable() {
        app.template(Map.of(
                "host",
                "shop-{change}.review.example.com",
                "values",
                Map.of("podAnnotations", PodOutcome.CANNOT_PULL.annotations())));
        SlipwayRun failed = app.run("review open", "--change", "42");
        assertThat(failed.exitCode()).isEqualTo(1);
        assertThat(states()).containsExactly("failed");

        app.template(HOST).done("review open", "--change", "42");

        assertThat(states()).containsExactly("open");
        app.done("review close", "--change", "42");
        assertThat(namespace.labeled()).isEmpty();
    }

    @Test
    void whatIsWrongWithTheDescriptorTakesNoHost() {
        app.template(Map.of("hosts", List.of("r1.example.com"), "variables", Map.of()));

        SlipwayRun run = app.run("review open", "--change", "42");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(namespace.labeled()).isEmpty();
        assertThat(namespace.withoutLabel()).isEmpty();
    }

    @Test
    void fourthChangeOnAPoolOfThreeIsToldWhoHasThem() {
        app.template(POOL);
        List.of("1", "2", "3").forEach(change -> app.done("review open", "--change", change));
        List<String> hosts = namespace.hosts();

        SlipwayRun fourth = app.run("review open", "--change", "4");

        assertThat(hosts).containsExactly("shop-1 r1.example.com", "shop-2 r2.example.com", "shop-3 r3.example.com");
        assertThat(fourth.exitCode()).isEqualTo(1);
        assertThat(fourth.stderr())
                .containsPattern("slipway: review: no host of the pool is free for change 4: "
                        + "r1.example.com has change 1 since \\S+; r2.example.com has change 2 since \\S+; "
                        + "r3.example.com has change 3 since \\S+; change 1 expires first, at \\S+")
                .contains("fix: close one that is done: slipway review close --environment review --change 1");
        assertThat(namespace.labeled()).noneMatch(object -> object.contains("shop-4"));

        app.done("review open", "--change", "2");
        assertThat(namespace.hosts()).isEqualTo(hosts);

        namespace.expire("shop-2");
        app.done("review sweep");
        namespace.expire("shop-3");
        app.done("review sweep");
        app.done("review open", "--change", "3");
        assertThat(namespace.hosts()).containsExactly("shop-1 r1.example.com", "shop-3 r3.example.com");

        app.done("review open", "--change", "4");
        namespace.expire("shop-1");
        app.done("review open", "--change", "5");
        assertThat(namespace.hosts())
                .containsExactly("shop-5 r1.example.com", "shop-4 r2.example.com", "shop-3 r3.example.com");
    }

    @Test
    void twoChangesThatReachForOneHostGetOneEach() {
        app.template(POOL);

        List<SlipwayRun> runs = Stream.of("1", "2", "3", "4")
                .map(change -> app.start("review open", "--change", change))
                .toList();
        runs.forEach(SlipwayRun::ended);

        assertThat(runs).filteredOn(run -> run.exitCode() == 0).hasSize(3);
        assertThat(namespace.hosts()).extracting(host -> host.split(" ")[0]).doesNotHaveDuplicates();
        assertThat(namespace.hosts()).hasSize(3);
    }

    @Test
    void limitHoldsAndThoseThatExpiredGiveWay() {
        app.template(Map.of("host", "shop-{change}.review.example.com", "limit", 1));
        app.done("review open", "--change", "1");

        SlipwayRun second = app.run("review open", "--change", "2");
        namespace.expire("shop-1");

        assertThat(second.stderr()).contains("change 2 would be one review more than 1: change 1 since ");
        app.done("review open", "--change", "2");
        assertThat(namespace.labeled()).noneMatch(object -> object.contains("shop-1"));
    }

    @Test
    void chartOfTheAppsOwnIsLabeledAndLeavesNoHook() {
        app.template(Map.of("host", "shop-{change}.review.example.com", "presets", List.of()));
        app.chart("all.yaml", """
                        apiVersion: v1
                        kind: ConfigMap
                        metadata: {name: "{{ .Release.Name }}-own"}
                        ---
                        apiVersion: v1
                        kind: ConfigMap
                        metadata:
                          name: "{{ .Release.Name }}-hook"
                          annotations: {helm.sh/hook: pre-install}
                        ---
                        apiVersion: v1
                        kind: ConfigMap
                        metadata:
                          name: "{{ .Release.Name }}-kept"
                          annotations: {helm.sh/resource-policy: keep}
                        """);
        app.done("review open", "--change", "42");
        assertThat(namespace.labeled())
                .contains("ConfigMap shop-42-own", "ConfigMap shop-42-hook", "ConfigMap shop-42-kept");

        app.done("review close", "--change", "42");

        assertThat(namespace.labeled()).isEmpty();
        assertThat(namespace.withoutLabel()).isEmpty();
    }

    @Test
    void closeThatGetsNoAnswerForAKindNeverSaysThatNothingIsLeft() {
        app.template(Map.of("host", "shop-{change}.review.example.com", "presets", List.of()))
                .chart("all.yaml", """
                        apiVersion: networking.k8s.io/v1
                        kind: Ingress
                        metadata:
                          name: "{{ .Release.Name }}"
                          annotations: {helm.sh/resource-policy: keep}
                        spec: {defaultBackend: {service: {name: shop, port: {number: 80}}}}
                        """);
        app.done("review open", "--change", "42");
        try (FailingProxy proxy = FailingProxy.before(cluster, directory)) {
            proxy.fail(request -> request.path().endsWith("/ingresses") ? Fate.UNAVAILABLE : Fate.ANSWERED);

            SlipwayRun unsure = app.as(proxy.kubeconfig()).run("review close", "--change", "42");

            assertThat(unsure.exitCode()).as(unsure.toString()).isEqualTo(3);
        }
        assertThat(namespace.labeled()).contains("Ingress shop-42", "ConfigMap slipway-review-shop-42");

        app.as(cluster.kubeconfig()).done("review close", "--change", "42");
        assertThat(namespace.labeled()).isEmpty();
    }

    @Test
    void releaseThatIsNoReviewIsLeftAlone() {
        App other = App.in(directory.resolve("other"), cluster).inNamespace("development", app.namespace("review"));
        other.named("shop-42").done("release", "--environment", "development");

        SlipwayRun opened = app.run("review open", "--change", "42");
        app.done("review close", "--change", "42");

        assertThat(opened.exitCode()).isEqualTo(1);
        assertThat(opened.stderr()).contains("the release there is not the review of change 42");
        assertThat(namespace.withoutLabel()).contains("Deployment shop-42", "Secret sh.helm.release.v1.shop-42.v1");
    }

    /** The Role of the page, with what it says that reviews need beside it. */
    @Test
    void accountOfThePermissionsPageOpensClosesAndSweeps() {
        List<PolicyRule> rules = new ArrayList<>(PermissionsPage.rules());
        rules.add(new PolicyRuleBuilder()
                .withApiGroups("coordination.k8s.io")
                .withResources("leases")
                .withVerbs("list")
                .build());
        app.template(POOL)
                .as(Account.in(cluster, app.namespace("review"), "opens-reviews")
                        .may(app.namespace("review"), rules)
                        .kubeconfig(directory));

        app.done("review open", "--change", "42");
        app.done("review open", "--change", "43");
        assertThat(namespace.withoutExpiry()).isEmpty();
        app.done("review close", "--change", "42");
        namespace.expire("shop-43");
        app.done("review sweep");

        assertThat(namespace.labeled()).isEmpty();
    }

    @Test
    void reviewOfAnotherAppIsLeftAlone() {
        app.done("review open", "--change", "eu-42");
        App other = App.in(directory.resolve("other"), cluster).reviewedIn(app.namespace("review"));
        other.template(Map.of("host", "eu-{change}.review.example.com")).named("shop-eu");
        List<String> before = namespace.labeled();

        SlipwayRun opened = other.run("review open", "--change", "42");
        SlipwayRun closed = other.done("review close", "--change", "42");

        assertThat(opened.exitCode()).isEqualTo(1);
        assertThat(closed.stdout()).contains("no such review; nothing to remove");
        assertThat(namespace.labeled()).isEqualTo(before).contains("Deployment shop-eu-42");
    }

    @Test
    void templateIsNotReleasedToByName() {
        for (String verb : List.of("release", "rollback", "uninstall", "history")) {
            SlipwayRun run = app.run(verb, "--environment", "review");

            assertThat(run.exitCode()).as(verb).isEqualTo(2);
            assertThat(run.stderr()).as(verb).contains("is a template of reviews, which is never released to by name");
        }
    }

    private List<String> states() {
        JsonNode reviews = app.done("review list", "--output", "json")
                .json()
                .path("result")
                .path("reviews");
        return StreamSupport.stream(reviews.spliterator(), false)
                .map(review -> review.path("state").asText())
                .toList();
    }

    private static List<String> changes(JsonNode reviews) {
        return StreamSupport.stream(reviews.spliterator(), false)
                .map(review -> review.path("change").asText())
                .toList();
    }
}
