package io.slipway.release.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.release.packaging.AppDirectory;
import io.slipway.release.problems.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** A cluster that is not there is no failed release: every verb that can be led to one says so alike. */
@Tag("slow")
class UnreachableClusterTest {

    /** What each of these verbs is asked, so that it needs the cluster. */
    private static final Map<String, String> QUESTIONS = Map.ofEntries(
            Map.entry("check", "--kube-version cluster"),
            Map.entry("render", "--kube-version cluster --environment acceptance"),
            Map.entry("package", "--kube-version cluster --destination @OUT@"),
            Map.entry("diff", "--environment acceptance"),
            Map.entry("release", "--environment acceptance --create-namespace"),
            Map.entry("promote", "--from development --to acceptance"),
            Map.entry("rollback", "--environment acceptance"),
            Map.entry("uninstall", "--environment acceptance"),
            Map.entry("status", "--environment acceptance"),
            Map.entry("history", "--environment acceptance"),
            Map.entry("checks", "--environment acceptance"),
            Map.entry("changes", "--from acceptance"),
            Map.entry("policy", "--environment acceptance"),
            Map.entry("connect", "--environment acceptance --port 0"));

    @TempDir
    Path directory;

    private AppDirectory app;

    static Stream<String> verbs() {
        return QUESTIONS.keySet().stream().sorted();
    }

    @BeforeEach
    void makeApp() {
        app = AppDirectory.in(directory.resolve("shop"));
    }

    @Test
    void everyVerbThatTakesAClusterIsAsked() {
        assertThat(Slipway.commandLine().getSubcommands().values().stream()
                        .filter(verb -> verb.getCommandSpec().findOption("--kubeconfig") != null)
                        .map(CommandLine::getCommandName))
                .containsExactlyInAnyOrderElementsOf(QUESTIONS.keySet());
    }

    @ParameterizedTest
    @MethodSource("verbs")
    void clusterThatRefusesConnectionsIsAMissingEnvironment(String verb) throws IOException {
        Path kubeconfig = kubeconfigFor("https://127.0.0.1:1");

        Typed typed = ask(verb, kubeconfig);

        assertThat(typed.exitCode()).as(typed.toString()).isEqualTo(ExitCode.ENVIRONMENT.code());
        assertThat(typed.stderr())
                .contains(": the cluster does not answer", "at https://127.0.0.1:1 (" + kubeconfig + ")")
                .contains("fix: check the kubeconfig and the network connection to the cluster");
    }

    @ParameterizedTest
    @ValueSource(strings = {"history", "check"})
    void hostThatNobodyKnowsIsSaid(String verb) throws IOException {
        Typed typed = ask(verb, kubeconfigFor("https://no-such-cluster.invalid"));

        assertThat(typed.exitCode()).isEqualTo(ExitCode.ENVIRONMENT.code());
        assertThat(typed.stderr()).contains("the cluster does not answer: no such host");
    }

    @Test
    void policyThatIsBroughtAlongIsLookedAtWithoutTheCluster() throws IOException {
        Path policy = Files.writeString(directory.resolve("policy.yaml"), """
                version: 1
                checks:
                  branches: [main]
                  freezes: [{name: move, from: 2026-01-01T00:00, to: 2226-01-01T00:00, zone: UTC}]
                """);

        Typed typed = Typed.slipway(
                "checks",
                app.path().toString(),
                "--kubeconfig=" + kubeconfigFor("https://127.0.0.1:1"),
                "--environment=acceptance",
                "--branch=main",
                "--policy=" + policy);

        assertThat(typed.exitCode()).as(typed.toString()).isEqualTo(ExitCode.FAILED.code());
        assertThat(typed.stdout()).containsPattern("branch +open").containsPattern("freeze move +waiting");
        assertThat(typed.stderr()).contains("freeze move until").contains("at " + policy);
    }

    private Typed ask(String verb, Path kubeconfig) {
        List<String> arguments = new ArrayList<>(List.of(verb, app.path().toString(), "--kubeconfig", kubeconfig + ""));
        arguments.addAll(
                List.of(QUESTIONS.get(verb).replace("@OUT@", directory + "").split(" ")));
        return Typed.slipway(arguments.toArray(String[]::new));
    }

    private Path kubeconfigFor(String server) throws IOException {
        return Files.writeString(directory.resolve("kubeconfig"), """
                apiVersion: v1
                kind: Config
                current-context: gone
                clusters: [{name: gone, cluster: {server: "%s"}}]
                users: [{name: somebody, user: {token: secret}}]
                contexts: [{name: gone, context: {cluster: gone, user: somebody}}]
                """.formatted(server));
    }
}
