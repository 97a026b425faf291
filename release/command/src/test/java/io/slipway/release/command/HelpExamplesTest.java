package io.slipway.release.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every help ends with an example, and every example is typed here, in an app's directory, as a process of its own. */
@Tag("slow")
class HelpExamplesTest {

    private static final Path APP = Path.of("src/test/resources/help/app").toAbsolutePath();
    private static final Path WORKBENCH =
            Path.of("../workbench/src/test/resources").toAbsolutePath();

    /** These need a cluster: without the kubeconfig that they name they say so, and how to give one. */
    private static final Set<String> ASK_THE_CLUSTER = Set.of(
            "release",
            "status",
            "history",
            "changes",
            "promote",
            "rollback",
            "diff",
            "connect",
            "uninstall",
            "checks",
            "policy",
            "review");

    /** These write the descriptor, so they run where there is none. */
    private static final Set<String> WRITE_THE_DESCRIPTOR = Set.of("init", "import");

    @TempDir
    private Path app;

    static Stream<String> examples() {
        return Verbs.all().stream().flatMap(verb -> Verbs.examples(verb).stream());
    }

    @Test
    void everyHelpHasAnExampleThatBeginsWithItsVerb() {
        Verbs.all()
                .forEach(verb -> assertThat(Verbs.examples(verb))
                        .as(verb.getCommandName())
                        .isNotEmpty()
                        .allMatch(example ->
                                example.startsWith(verb.getCommandSpec().qualifiedName())));
    }

    @ParameterizedTest
    @MethodSource("examples")
    void exampleDoesWhatItSays(String example) throws Exception {
        List<String> words = List.of(example.split(" "));
        String verb = words.get(1);
        arrange(verb);
        if (verb.equals("preview")) {
            int port = freePort();
            Process process = start(words, "--port", Integer.toString(port));
            assertThat(untilServed(process)).contains("http://127.0.0.1:" + port + "/");
            process.destroy();
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            return;
        }
        Process process = start(words);
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor()).as(said).isEqualTo(ASK_THE_CLUSTER.contains(verb) ? 3 : 0);
        assertThat(said).doesNotContain("Exception").isNotBlank();
    }

    private void arrange(String verb) throws IOException {
        // nginx, started by root, serves as another user.
        Files.setPosixFilePermissions(app, PosixFilePermissions.fromString("rwxr-xr-x"));
        copy(verb.equals("init") ? WORKBENCH.resolve("projects/vue") : APP);
        if (WRITE_THE_DESCRIPTOR.contains(verb)) {
            Files.deleteIfExists(app.resolve("slipway.yaml"));
        }
        Files.copy(WORKBENCH.resolve("imports/azure-pipelines.yml"), app.resolve("azure-pipelines.yml"));
        Files.createDirectories(app.resolve("target"));
    }

    private void copy(Path from) throws IOException {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                Path to = app.resolve(from.relativize(file).toString());
                Files.createDirectories(to.getParent());
                Files.copy(file, to);
            }
        }
    }

    /** Another preview may be running on this machine at the port that the example leaves to its default. */
    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private Process start(List<String> words, String... more) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Slipway.class.getName()));
        command.addAll(words.subList(1, words.size()));
        command.addAll(List.of(more));
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(app.toFile())
                .redirectErrorStream(true)
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
        builder.environment().remove("KUBECONFIG");
        return builder.start();
    }

    private static String untilServed(Process process) throws IOException {
        StringBuilder said = new StringBuilder();
        BufferedReader reader = process.inputReader(StandardCharsets.UTF_8);
        String line = reader.readLine();
        while (line != null && !line.contains("http://127.0.0.1:")) {
            said.append(line).append('\n');
            line = reader.readLine();
        }
        return said.append(line).toString();
    }
}
