package io.slipway.release.reports;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.release.clusters.Cluster;
import io.slipway.release.diagnosis.Diagnosis;
import io.slipway.release.diagnosis.Diagnosis.Condition;
import io.slipway.release.diagnosis.Diagnosis.ContainerLog;
import io.slipway.release.diagnosis.Diagnosis.Warning;
import io.slipway.release.problems.Problem;
import io.slipway.release.releasing.ReleaseResult;
import io.slipway.release.revisions.ReleaseTarget;
import io.slipway.release.revisions.Revision;
import io.slipway.release.revisions.Revision.Status;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What machines read of a release; {@code -Dgolden.update} writes the files anew. */
class ReleaseReportTest {

    private static final Path GOLDEN = Path.of("src/test/resources/golden/results");
    private static final Instant TIME = Instant.parse("2026-11-24T23:00:00Z");

    @TempDir
    Path directory;

    @Test
    void releaseThatCameUp() throws IOException {
        ReleaseResult result = new ReleaseResult(
                Optional.of(revision(7, Status.DEPLOYED, "1.4.0 by ann")),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Duration.ofMillis(8_123));

        compare("release", result);
    }

    @Test
    void releaseThatFailedAndGaveWay() throws IOException {
        Problem cause = Problem.of("no value for token apiUrl (init container publish exited with code 1)")
                .at("main.ts:1, in pod shop-acc/shop-1, container publish")
                .fix("add apiUrl");
        Diagnosis failure = new Diagnosis(
                List.of(cause),
                List.of(
                        new ContainerLog("shop-1", "publish", List.of("slipway: no value"), Optional.empty()),
                        new ContainerLog("shop-2", "publish", List.of(), Optional.of("it wrote nothing"))),
                List.of(new Warning(TIME, "pod shop-1", "BackOff", "Back-off restarting failed container", 3)),
                List.of(new Condition("pod shop-1", "Ready", "False", "ContainersNotReady", "not ready")));
        ReleaseResult result = new ReleaseResult(
                Optional.of(revision(8, Status.FAILED, "Failed: no value for token apiUrl")),
                Optional.of(failure),
                Optional.of(revision(9, Status.DEPLOYED, "Rollback to 7 by ann")),
                List.of(),
                Duration.ofSeconds(12));

        compare("release-that-failed", result);
    }

    private void compare(String name, ReleaseResult result) throws IOException {
        Path kubeconfig = directory.resolve("kubeconfig");
        Files.writeString(kubeconfig, """
                apiVersion: v1
                kind: Config
                current-context: acc
                contexts: [{name: acc, context: {cluster: acc, user: me}}]
                clusters: [{name: acc, cluster: {server: "https://acc.example.com"}}]
                users: [{name: me, user: {token: t}}]
                """);
        ReleaseTarget target = new ReleaseTarget(new Cluster(kubeconfig, Optional.empty()), "shop-acc", "shop");

        String document =
                ReleaseReport.of("acceptance", target, result, ChangeReport.Details.NONE)
                                .json("0.1.0", "release") + "\n";
        Path golden = GOLDEN.resolve(name + ".json");
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(golden, document);
        }

        assertThat(document).isEqualTo(Files.readString(golden));
        assertThat(ReportSchema.problemsIn(document)).isEmpty();
    }

    private static Revision revision(int number, Status status, String description) {
        return new Revision(
                number,
                status,
                "shop",
                "1.4.0",
                "1.4.0",
                Optional.of(TIME),
                description,
                Map.of("record", Map.of("version", "1.4.0", "released-at", TIME.toString(), "released-by", "ann")));
    }
}
