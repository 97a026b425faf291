package io.slipway.plugin.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What {@code slipway init} writes runs as a Pipeline, with the parameters that the plugin's steps really have. */
class GeneratedJenkinsfileTest {

    private static final Path ROOT = Path.of("..", "..");
    private static final Path RESOURCES = ROOT.resolve("release/workbench/src/test/resources");

    @TempDir
    Path app;

    /** One for each kind of project; a test of {@code release} holds them to what {@code init} writes. */
    static Stream<Path> reviewed() throws IOException {
        try (Stream<Path> files = Files.walk(RESOURCES.resolve("golden/init"))) {
            return files.filter(file -> file.endsWith("Jenkinsfile")).toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("reviewed")
    void goesFromACheckToADelivery(Path jenkinsfile) throws Exception {
        String directory = home(jenkinsfile).isEmpty() ? "" : "directory=" + home(jenkinsfile) + ", ";

        assertThat(slipwaySteps(jenkinsfile))
                .containsExactly(
                        "slipwayCheck[]", "slipwayDeliver[{" + directory + "version=1.0.42, agent=kubernetes}]");
    }

    @ParameterizedTest
    @MethodSource("reviewed")
    void stepsRunWhereTheDescriptorIs(Path jenkinsfile) throws Exception {
        String home = home(jenkinsfile);

        assertThat(new PipelineRun()
                        .run(Files.readString(jenkinsfile)).stream()
                        .filter(call -> call.getMethodName().equals("dir"))
                        .map(call -> call.getArgs()[0]))
                .hasSize(home.isEmpty() ? 0 : 1)
                .allMatch(home::equals);
    }

    /** The app's directory below the repository's; empty where it is the same. */
    private static String home(Path jenkinsfile) {
        return RESOURCES.resolve("golden/init")
                .relativize(jenkinsfile.getParent())
                .toString()
                .replaceFirst("^[^/]+/?", "");
    }

    @Test
    @Tag("needs-package")
    void initWritesOneThatRuns() throws Exception {
        Files.copy(RESOURCES.resolve("projects/vue/package.json"), app.resolve("package.json"));

        slipway("init", app.toString());

        assertThat(slipwaySteps(app.resolve("Jenkinsfile")))
                .startsWith("slipwayCheck[]")
                .endsWith("slipwayDeliver[{version=1.0.42, agent=kubernetes}]");
    }

    @Test
    @Tag("needs-package")
    void initAfterImportWritesOneForTheEnvironmentsOfTheImportedPipeline() throws Exception {
        Files.copy(RESOURCES.resolve("projects/vue/package.json"), app.resolve("package.json"));
        slipway("import", RESOURCES.resolve("imports/azure-pipelines.yml").toString(), "--into", app.toString());

        slipway("init", app.toString());

        assertThat(slipwaySteps(app.resolve("Jenkinsfile")))
                .containsExactly(
                        "slipwayCheck[]",
                        "slipwayPackage[{version=1.0.42}]",
                        "slipwayRelease[{environment=acceptance, version=1.0.42}]",
                        "slipwayApproval[production]",
                        "slipwayPromote[{from=acceptance, to=production}]");
    }

    private static List<String> slipwaySteps(Path jenkinsfile) throws Exception {
        return new PipelineRun().slipwaySteps(Files.readString(jenkinsfile));
    }

    private void slipway(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-jar",
                ROOT.resolve("release/command/target/slipway.jar").toString()));
        command.addAll(List.of(arguments));
        Path output = Files.createTempFile(app, "output", ".txt");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).as(Files.readString(output)).isZero();
    }
}
