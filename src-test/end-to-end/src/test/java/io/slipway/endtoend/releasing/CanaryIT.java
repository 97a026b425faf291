package io.slipway.endtoend.releasing;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.slipway.endtoend.cluster.ClusterExtension;
import io.slipway.endtoend.cluster.TestCluster;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * Secrets, each with a canary: the value of a secret variable, in the cluster; the token of the kubeconfig; a variable of
 * the process that the descriptor does not name. No verb may let one of them out, whichever way.
 */
@ExtendWith(ClusterExtension.class)
class CanaryIT {
    private static final String IN_CLUSTER = "canary-of-the-cluster-4d1f";
    private static final String IN_PROCESS = "canary-of-the-process-77ab";

    private final TestCluster cluster;
    private final List<String> canaries = new ArrayList<>();
    private final Set<String> seenInProcesses = new ConcurrentSkipListSet<>();
    private final Set<Path> canaryFiles = new HashSet<>();

    @TempDir
    Path directory;

    private App app;
    private Path temporary;

    CanaryIT(TestCluster cluster) {
        this.cluster = cluster;
    }

    @BeforeEach
    void hideCanaries() throws IOException {
        app = App.in(directory, cluster)
                .environment(
                        "development",
                        Map.of(),
                        Map.of("backEndKey", Map.of("secret", Map.of("name", "keys", "key", "backend"))));
        temporary = Files.createDirectories(directory.resolve("tmp"));
        app.process(Map.of("UNNAMED_PASSWORD", IN_PROCESS, "JAVA_TOOL_OPTIONS", "-Djava.io.tmpdir=" + temporary));
        cluster.client()
                .resource(new SecretBuilder()
                        .withNewMetadata()
                        .withName("keys")
                        .withNamespace(app.namespace("development"))
                        .endMetadata()
                        .withStringData(Map.of("backend", IN_CLUSTER))
                        .build())
                .create();
        String token = cluster.client().getConfiguration().getAutoOAuthToken();
        for (String secret : List.of(IN_CLUSTER, IN_PROCESS, token)) {
            canaries.add(secret);
            canaries.add(Base64.getEncoder()
                    .encodeToString(secret.getBytes(StandardCharsets.UTF_8))
                    .replaceFirst("=+$", ""));
        }
        assertThat(token).hasSizeGreaterThan(20);
    }

    @Test
    void noVerbLetsASecretOut() throws IOException {
        List<SlipwayRun> runs = new ArrayList<>();
        for (List<String> verb : List.of(
                List.of("check"),
                List.of("variables", "--environment", "development"),
                List.of("variables", "--environment", "development", "--output", "json"),
                List.of("render", "--environment", "development"),
                List.of("diff", "--environment", "development"),
                List.of("release", "--environment", "development", "--report", directory.resolve("r.json") + ""),
                List.of("status", "--output", "json"),
                List.of("history", "--environment", "development"),
                List.of(
                        "promote",
                        "--from",
                        "development",
                        "--to",
                        "acceptance",
                        "--image-digest",
                        "sha256:" + "b".repeat(64)),
                List.of("rollback", "--environment", "development", "--to", "1", "--stacktrace"),
                List.of("uninstall", "--environment", "acceptance"))) {
            runs.add(watched(verb));
        }
        app.podsFail("development", "slipway: development: broken");
        runs.add(watched(List.of("release", "--environment", "development", "--stacktrace", "--output", "json")));
        runs.add(watched(List.of("rollback", "--environment", "development", "--to", "99", "--stacktrace")));
        runs.add(withDamagedKubeconfig());

        assertThat(runs)
                .allSatisfy(run ->
                        assertThat(canaries).noneMatch(run.stdout()::contains).noneMatch(run.stderr()::contains));
        assertThat(seenInProcesses).as("command lines").isEmpty();
        assertThat(filesThatHoldACanary()).isEmpty();
        assertThat(Files.list(temporary)).as("temporary files that were left").isEmpty();
    }

    private SlipwayRun watched(List<String> verb) {
        SlipwayRun run = app.start(verb.get(0), verb.subList(1, verb.size()).toArray(String[]::new));
        while (run.isAlive()) {
            ProcessHandle.allProcesses().forEach(this::look);
        }
        return run.ended();
    }

    private void look(ProcessHandle process) {
        try {
            String line = Files.readString(
                    Path.of("/proc", Long.toString(process.pid()), "cmdline"), StandardCharsets.ISO_8859_1);
            canaries.stream().filter(line::contains).forEach(seenInProcesses::add);
        } catch (IOException gone) {
            // A process that has ended has no command line.
        }
    }

    /** Parsers like to quote the line that they stumble over. */
    private SlipwayRun withDamagedKubeconfig() throws IOException {
        Path damaged = directory.resolve("damaged-kubeconfig");
        Files.writeString(damaged, "users:\n  - name: admin\n    user: {token: \"" + canaries.get(4) + "\n");
        canaryFiles.add(damaged);
        return SlipwayRun.start(
                        directory.resolve("runs"),
                        Map.of(),
                        List.of(
                                "history",
                                app.folder() + "",
                                "--environment",
                                "development",
                                "--kubeconfig",
                                damaged + "",
                                "--stacktrace"))
                .ended();
    }

    /** Of all that was written: reports, outputs, temporary files, what is beside the app. */
    private List<Path> filesThatHoldACanary() throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> !canaryFiles.contains(file))
                    .filter(this::holdsACanary)
                    .toList();
        }
    }

    private boolean holdsACanary(Path file) {
        try {
            String text = Files.readString(file, StandardCharsets.ISO_8859_1);
            return canaries.stream().anyMatch(text::contains);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
