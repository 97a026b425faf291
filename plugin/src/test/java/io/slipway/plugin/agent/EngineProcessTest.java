package io.slipway.plugin.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.plugin.CarriedEngine;
import io.slipway.plugin.reports.Report;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the plugin does on an agent, done here with the real slipway. */
@Tag("slow")
class EngineProcessTest {

    private static final Path JAR = CarriedEngine.jar();

    @TempDir
    Path folder;

    private Path workspace;
    private Path temporary;

    @BeforeEach
    void makeWorkspace() throws IOException {
        workspace = Files.createDirectory(folder.resolve("job"));
        temporary = folder.resolve("job@tmp");
        Files.writeString(workspace.resolve("slipway.yaml"), """
                app:
                  name: portal
                  mode: prebuilt
                environments: {}
                """);
    }

    @Test
    void passesTheLogOnAndReadsTheReport() throws Exception {
        EngineProcess process = start(List.of("check"), Map.of());
        Ended ended = readToTheEnd(process);
        Report report = Report.parse(ended.report());
        assertThat(report.verb()).isEqualTo("check");
        assertThat(report.done()).isFalse();
        assertThat(ended.log())
                .contains("slipway: ")
                .contains(report.problems().get(0).message());
    }

    @Test
    void keepsSecretsInFilesThatOnlyItsUserReadsAndDeletesThem() throws Exception {
        byte[] secret = "{\"apiKey\": \"hunter22\"}".getBytes(StandardCharsets.UTF_8);
        EngineProcess process = start(
                List.of("check", "--variables-file", Command.privateFile("variables.json")),
                Map.of("variables.json", secret));
        EngineFiles files = EngineFiles.of(process);
        ProcessHandle.of(process.pid())
                .flatMap(handle -> handle.info().commandLine())
                .ifPresent(line -> assertThat(line)
                        .contains(
                                files.secrets().path().resolve("variables.json").toString())
                        .doesNotContain("hunter22"));
        assertThat(mode(files.folder())).isEqualTo("rwx------");
        if (Files.exists(files.secrets().path())) {
            assertThat(mode(files.secrets().path().resolve("variables.json"))).isEqualTo("rw-------");
        }
        readToTheEnd(process);
        assertThat(files.secrets().path()).doesNotExist();
        new ForgetProcess(process).invoke(workspace.toFile(), null);
        assertThat(files.folder()).doesNotExist();
    }

    /** As slipway writes it, so that its place can be taken by what people know. */
    @Test
    void privateFileIsToldByItsNameInLogAndReport() throws Exception {
        byte[] broken = "{\"apiKey\": ".getBytes(StandardCharsets.UTF_8);
        Files.writeString(workspace.resolve("slipway.yaml"), """
                app: {name: portal}
                image: {repository: registry.example.com/portal, tag: 1.0.0}
                environments: {production: {host: portal.example.com}}
                """);
        EngineProcess process = start(
                List.of("check", "--variables-file", Command.privateFile("variables.json")),
                Map.of("variables.json", broken));
        Ended ended = readToTheEnd(process);
        String prefix = process.folder() + "/private/";
        assertThat(ended.log()).contains(prefix);
        EngineState named = new EngineState(ended.log(), 0, false, ended.report())
                .named(prefix, Map.of("variables.json", "the variables of environment production in Jenkins"));
        assertThat(named.text())
                .doesNotContain(process.folder())
                .contains("the variables of environment production in Jenkins");
        assertThat(Report.parse(named.report()).cause())
                .doesNotContain(process.folder())
                .contains("the variables of environment production in Jenkins");
    }

    @Test
    void endsCleanlyWhenItIsStopped() throws Exception {
        EngineProcess process = sleeping();
        assertThat(new StopProcess(process, false).invoke(workspace.toFile(), null))
                .isTrue();
        assertThat(readToTheEnd(process).report()).isEmpty();
    }

    @Test
    void endsAtOnceWhenItIsForced() throws Exception {
        EngineProcess process = sleeping();
        assertThat(new StopProcess(process, true).invoke(workspace.toFile(), null))
                .isTrue();
        readToTheEnd(process);
        assertThat(new StopProcess(process, true).invoke(workspace.toFile(), null))
                .isFalse();
    }

    /** Numbers of processes are used again. */
    @Test
    void takesNoOtherProcessForItsOwn() throws Exception {
        ProcessHandle other = ProcessHandle.current();
        EngineProcess process =
                new EngineProcess(temporary.toString(), other.pid(), StartProcess.startedAt(other) - 60_000, "");
        assertThat(new StopProcess(process, true).invoke(workspace.toFile(), null))
                .isFalse();
        assertThat(other.isAlive()).isTrue();
    }

    /** The shell becomes a program that collects no child, as an agent does that connects again. */
    @Test
    void knowsThatAProcessHasEndedThatNobodyCollects() throws Exception {
        Files.createDirectories(temporary);
        Process parent = new ProcessBuilder("sh", "-c", "sleep 1 & echo $!; exec sleep 60").start();
        try (BufferedReader says = parent.inputReader()) {
            ProcessHandle child =
                    ProcessHandle.of(Long.parseLong(says.readLine())).orElseThrow();
            EngineProcess process =
                    new EngineProcess(temporary.toString(), child.pid(), StartProcess.startedAt(child), "");
            readToTheEnd(process);
            assertThat(child.isAlive()).as("still listed").isTrue();
        } finally {
            parent.destroyForcibly();
        }
    }

    @Test
    void staysInTheWorkspace() throws Exception {
        Files.createSymbolicLink(workspace.resolve("link"), folder);
        Files.writeString(folder.resolve("secret"), "secret");
        for (String outside : List.of("..", "/", "a/../../b", "link")) {
            assertThatThrownBy(() -> new StartProcess(JAR.toString(), temporary.toString(), command(outside), "")
                            .invoke(workspace.toFile(), null))
                    .hasMessageContaining("is not in the workspace");
        }
        assertThatThrownBy(() -> new ReadFile("link/secret").invoke(workspace.toFile(), null))
                .hasMessageContaining("is not in the workspace");
    }

    @Test
    void readsWholeLinesWhileItRuns() throws Exception {
        Files.createDirectories(temporary);
        Files.writeString(temporary.resolve("log"), "one\ntwo\nhalf of a sec");
        EngineProcess process = new EngineProcess(
                temporary.toString(),
                ProcessHandle.current().pid(),
                StartProcess.startedAt(ProcessHandle.current()),
                "");
        EngineState first = new ReadProcess(process, 0).invoke(workspace.toFile(), null);
        assertThat(first.text()).isEqualTo("one\ntwo\n");
        assertThat(first.running()).isTrue();
        Files.writeString(temporary.resolve("log"), "one\ntwo\nhalf of a secret\n");
        assertThat(new ReadProcess(process, first.offset())
                        .invoke(workspace.toFile(), null)
                        .text())
                .isEqualTo("half of a secret\n");
    }

    @Test
    void believesNoAgentThatAnswersTooMuch() {
        EngineState huge = new EngineState("x".repeat(EngineState.MOST_TEXT + 1), 1, true, "");
        assertThatThrownBy(() -> huge.checked(0)).isInstanceOf(IOException.class);
        EngineState backwards = new EngineState("", 5, true, "");
        assertThatThrownBy(() -> backwards.checked(10)).isInstanceOf(IOException.class);
    }

    private EngineProcess start(List<String> arguments, Map<String, byte[]> files) throws IOException {
        Command command = new Command(arguments, Map.of(), files, "");
        return new StartProcess(JAR.toString(), temporary.toString(), command, "").invoke(workspace.toFile(), null);
    }

    /** A process that would go on for a minute: not slipway, which would be done too soon to be stopped for sure. */
    private EngineProcess sleeping() throws IOException {
        Files.createDirectories(temporary);
        Process process = new ProcessBuilder("sleep", "60")
                .redirectOutput(temporary.resolve("log").toFile())
                .start();
        return new EngineProcess(temporary.toString(), process.pid(), StartProcess.startedAt(process.toHandle()), "");
    }

    private static Command command(String directory) {
        return new Command(List.of("check"), Map.of(), Map.of(), directory);
    }

    private Ended readToTheEnd(EngineProcess process) throws Exception {
        StringBuilder log = new StringBuilder();
        long offset = 0;
        while (true) {
            EngineState state = new ReadProcess(process, offset)
                    .invoke(workspace.toFile(), null)
                    .checked(offset);
            log.append(state.text());
            offset = state.offset();
            if (!state.running()) {
                return new Ended(log.toString(), state.report());
            }
            Thread.sleep(50);
        }
    }

    private record Ended(String log, String report) {}

    private static String mode(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
