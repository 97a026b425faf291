package io.slipway.endtoend.releasing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.slipway.endtoend.cluster.ClusterExtension;
import io.slipway.endtoend.cluster.TestCluster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Reviews in a namespace with checks: they are opened when a release may begin, and removed at any time. */
@ExtendWith(ClusterExtension.class)
class ReviewChecksIT {
    private static final Duration HOUR = Duration.ofHours(1);

    @TempDir
    Path directory;

    private final TestCluster cluster;
    private App app;
    private ReviewNamespace namespace;

    ReviewChecksIT(TestCluster cluster) {
        this.cluster = cluster;
    }

    @BeforeEach
    void makeApp() {
        app = App.in(directory, cluster).template(Map.of("hosts", List.of("r1.example.com", "r2.example.com")));
        namespace = new ReviewNamespace(cluster.client(), app.namespace("review"));
    }

    @Test
    void openMeetsAFreezeAsAReleaseDoesAndTakesNoHost() {
        freeze(HOUR);

        SlipwayRun refused = app.run("review open", "--change", "42", "--output", "json");

        assertThat(refused.exitCode()).isEqualTo(1);
        assertThat(refused.stderr())
                .contains("slipway: review: opens ")
                .contains("; freeze year end until ")
                .contains("  at ConfigMap slipway-policy in namespace " + app.namespace("review"));
        assertThat(refused.json().path("closed").path("waits").asBoolean()).isTrue();
        assertThat(namespace.labeled()).isEmpty();
        assertThat(namespace.withoutLabel()).containsExactly("ConfigMap slipway-policy");
    }

    @Test
    void reviewThatMeetsAFreezeStaysAsItIs() {
        app.done("review open", "--change", "42", "--version", "1.0.0");
        JsonNode before = onlyReview();
        freeze(HOUR);

        SlipwayRun refused = app.run("review open", "--change", "42", "--version", "1.1.0");

        assertThat(refused.exitCode()).isEqualTo(1);
        assertThat(onlyReview()).isEqualTo(before);
    }

    @Test
    void closeAndSweepAreNeverHeldUp() {
        app.done("review open", "--change", "42");
        app.done("review open", "--change", "43");
        freeze(HOUR);

        app.done("review close", "--change", "42");
        assertThat(namespace.labeled()).isNotEmpty().noneMatch(object -> object.contains("shop-42"));

        ConfigMap unreadable = policy();
        unreadable.getData().put("policy.yaml", "version: 2\nchecks: {moon: full}\n");
        cluster.client().resource(unreadable).update();
        namespace.expire("shop-43");
        app.done("review sweep");
        assertThat(namespace.labeled()).isEmpty();
    }

    @Test
    void openThatWaitsForAFreezeHoldsUpNobodyAndBeginsByItself() {
        app.done("review open", "--change", "42");
        freeze(HOUR);
        SlipwayRun waiting = app.start("review open", "--change", "42", "--wait-for-checks")
                .awaitStdout("waiting              opens ");

        app.done("review close", "--change", "42", "--on-busy", "fail");
        assertThat(namespace.labeled()).isEmpty();
        assertThat(waiting.isAlive()).isTrue();

        // It looks at the policy again within a minute.
        app.done("policy", "--environment", "review", "--delete");
        waiting.ended();
        assertThat(waiting.exitCode()).as(waiting.toString()).isZero();
        assertThat(onlyReview().path("state").asText()).isEqualTo("open");
    }

    /** As Jenkins does, which holds no process meanwhile. */
    @Test
    void whoOnlyAsksTheChecksOpensNothing() throws IOException {
        Path frozen = Files.writeString(directory.resolve("frozen.yaml"), frozen(HOUR));
        Path open = Files.writeString(directory.resolve("open.yaml"), "version: 1\nchecks: {waits: true}\n");
        String since = "--checks-since=" + Instant.now();

        SlipwayRun closed =
                app.run("review open", "--change", "42", "--checks-only", since, "--policy", frozen.toString());
        SlipwayRun opened =
                app.run("review open", "--change", "42", "--checks-only", since, "--policy", open.toString());

        assertThat(closed.exitCode()).isEqualTo(1);
        assertThat(closed.stderr()).contains("freeze year end until ");
        assertThat(opened.exitCode()).as(opened.toString()).isZero();
        assertThat(namespace.labeled()).isEmpty();
        assertThat(namespace.withoutLabel()).containsExactly("ConfigMap slipway-policy");
    }

    private JsonNode onlyReview() {
        JsonNode reviews = app.done("review list", "--output", "json")
                .json()
                .path("result")
                .path("reviews");
        assertThat(reviews).hasSize(1);
        return reviews.get(0);
    }

    private ConfigMap policy() {
        return cluster.client()
                .configMaps()
                .inNamespace(app.namespace("review"))
                .withName("slipway-policy")
                .get();
    }

    private void freeze(Duration left) {
        try {
            Path file = Files.writeString(directory.resolve("policy.yaml"), frozen(left));
            app.done("policy", "--environment", "review", "--apply", file.toString());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static String frozen(Duration left) {
        return "version: 1\nchecks:\n  freezes:\n    - {name: year end, from: %s, to: %s, zone: UTC}\n"
                .formatted(
                        local(Instant.now().minusSeconds(60)),
                        local(Instant.now().plus(left)));
    }

    private static String local(Instant time) {
        return time.truncatedTo(ChronoUnit.SECONDS).toString().replace("Z", "");
    }
}
