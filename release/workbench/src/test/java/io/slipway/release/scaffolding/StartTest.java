package io.slipway.release.scaffolding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.release.descriptor.Descriptor;
import io.slipway.release.descriptor.DescriptorReader;
import io.slipway.release.importing.Import;
import io.slipway.release.importing.ImportRequest;
import io.slipway.release.planning.ReleasePlan;
import io.slipway.release.problems.SlipwayException;
import io.slipway.release.projects.Project;
import io.slipway.release.projects.ProjectReader;
import io.slipway.release.variables.VariableScopes;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The files of {@code projects/<name>} in {@code golden/init/<name>}; {@code -Dgolden.update} writes them anew. */
class StartTest {

    private static final Path RESOURCES = Path.of("src/test/resources");

    @TempDir
    private Path app;

    @ParameterizedTest
    @ValueSource(strings = {"angular", "react", "vue"})
    void filesAreAsReviewed(String name) throws IOException {
        start(name);
        Path golden = Files.createDirectories(RESOURCES.resolve("golden/init").resolve(name));
        for (String file : List.of("slipway.yaml", "Dockerfile", "Jenkinsfile", ".dockerignore")) {
            Path expected = golden.resolve(file.replace(".docker", "docker"));
            if (Boolean.getBoolean("golden.update")) {
                Files.copy(app.resolve(file), expected, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
            }
            assertThat(app.resolve(file)).hasSameTextualContentAs(expected);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"angular", "react", "vue"})
    void everyEnvironmentOfTheDescriptorCanBePlanned(String name) throws IOException {
        start(name);
        Descriptor descriptor = DescriptorReader.read(app);

        assertThat(descriptor.environments()).containsOnlyKeys("development", "acceptance", "production");
        for (var environment : descriptor.environments().values()) {
            var variables = VariableScopes.of(descriptor, environment, List.of(), Map.of(), Map.of());
            assertThat(ReleasePlan.of(descriptor, environment, variables)
                            .tokens()
                            .unread())
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"localized", "localized-root", "docker-postinstall", "yarn-classic", "nx", "two-projects"})
    void filesOfCasesAreAsReviewed(String name) throws IOException {
        copy(RESOURCES.resolve("init-cases").resolve(name));
        for (Project project : ProjectReader.readAll(app, Optional.empty(), Optional.empty())) {
            Path golden = Files.createDirectories(
                    RESOURCES.resolve("golden/init").resolve(name).resolve(project.home()));
            for (String written : Start.of(project, "example.com").files().keySet()) {
                Path file = app.resolve(written);
                Path expected = golden.resolve(file.getFileName().toString().replace(".docker", "docker"));
                if (Boolean.getBoolean("golden.update")) {
                    Files.copy(file, expected, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
                }
                assertThat(file).hasSameTextualContentAs(expected);
            }
        }
    }

    @Test
    void whatIsThereStays() throws IOException {
        copy(RESOURCES.resolve("projects/vue"));
        Files.writeString(app.resolve("Dockerfile"), "FROM scratch\n");
        Start start = start();

        assertThat(Files.readString(app.resolve("Dockerfile"))).isEqualTo("FROM scratch\n");
        assertThat(start.files())
                .containsEntry("Dockerfile", false)
                .containsEntry("slipway.yaml", true)
                .containsEntry("Jenkinsfile", true);
        assertThat(start().files()).doesNotContainValue(true);
    }

    @Test
    void pipelineGoesThroughTheEnvironmentsOfAnImportedDescriptor() throws IOException {
        copy(RESOURCES.resolve("projects/angular"));
        Import imported = Import.of(new ImportRequest(
                RESOURCES.resolve("imports/azure-pipelines.yml"),
                List.of(),
                app,
                Optional.empty(),
                List.of(),
                Map.of()));
        Files.writeString(app.resolve("slipway.yaml"), imported.descriptor());

        Start start = start();

        assertThat(app.resolve("Jenkinsfile"))
                .content()
                .contains(
                        "slipwayRelease environment: 'acceptance', version: env.VERSION",
                        "slipwayApproval 'production'",
                        "slipwayPromote from: 'acceptance', to: 'production'")
                .doesNotContain("development", "Development");
        assertThat(start.next()).endsWith("slipway preview --environment acceptance");
    }

    @Test
    void pipelinePromotesFromEachEnvironmentToTheNextWhereTheDescriptorSaysNoOrder() throws IOException {
        copy(RESOURCES.resolve("projects/vue"));
        Files.writeString(app.resolve("slipway.yaml"), """
                app: {name: fleet}
                image: {repository: images.example.com/fleet-vue}
                environments:
                  test: {host: test.example.com}
                  live: {host: fleet.example.com}
                """);

        start();

        assertThat(app.resolve("Jenkinsfile"))
                .content()
                .contains(
                        "slipwayRelease environment: 'test'",
                        "slipwayApproval 'live'",
                        "slipwayPromote from: 'test', to: 'live'")
                .doesNotContain("slipwayDeliver");
    }

    @Test
    void pipelineFollowsTheOrderOfPromotion() throws IOException {
        copy(RESOURCES.resolve("projects/vue"));
        Files.writeString(app.resolve("slipway.yaml"), """
                app: {name: fleet}
                image: {repository: images.example.com/fleet-vue}
                environments:
                  live: {host: fleet.example.com, after: uat}
                  uat: {host: uat.example.com, after: test}
                  test: {host: test.example.com}
                  review: {template: true, host: 'fleet-{change}.example.com'}
                """);

        start();

        assertThat(app.resolve("Jenkinsfile"))
                .content()
                .contains(
                        "IMAGE = 'images.example.com/fleet-vue'",
                        "slipwayDeliver version: env.VERSION, agent: 'kubernetes'")
                .doesNotContain("review", "slipwayRelease", "disableConcurrentBuilds");
    }

    @Test
    void descriptorThatCannotBeReadIsNamedBeforeAnythingIsWritten() throws IOException {
        copy(RESOURCES.resolve("projects/vue"));
        Files.writeString(app.resolve("slipway.yaml"), "app: {name: fleet}\n");

        assertThatThrownBy(this::start)
                .isInstanceOf(SlipwayException.class)
                .hasMessageContaining("no environments are defined");
        assertThat(app.resolve("Jenkinsfile")).doesNotExist();
    }

    @Test
    void nextStepsNameWhatIsToBeFilledIn() throws IOException {
        assertThat(start("vue").next())
                .containsExactly(
                        "fill in slipway.yaml: image.repository, defaults.presets, the hosts, "
                                + "and apiUrl; delete each # fill in when its line is right",
                        "before the first pipeline: write that repository as IMAGE into the Jenkinsfile, and "
                                + "the name of your image of slipway-init as SLIPWAY_INIT into the Dockerfile",
                        "slipway check",
                        "slipway preview --environment development");
    }

    @Test
    void appWithoutTokensIsToldHowToPutOne() throws IOException {
        copy(RESOURCES.resolve("projects/react"));
        Files.delete(app.resolve(".env.production"));

        assertThat(start().next().get(0)).contains("#{apiUrl}#", ".env.production", "in quotes");
    }

    @Test
    void appOfNxIsToldTheSame() throws IOException {
        write("nx.json", "{}");
        write("package.json", "{\"devDependencies\": {\"nx\": \"23\", \"vite\": \"8\", \"react\": \"19\"}}");
        write("apps/pier/project.json", "{\"name\": \"pier\", \"projectType\": \"application\"}");
        write("apps/pier/vite.config.mts", "export default { build: { outDir: '../../dist/pier', } }");

        assertThat(start().next().get(0)).contains(" in apps/pier/.env.production (in quotes");
    }

    @Test
    void pipelineUsesNoStepThatThePageOfJenkinsDoesNotHave() throws IOException {
        start("vue");

        assertThat(steps(Path.of("../../docs/jenkins.md"))).containsAll(steps(app.resolve("Jenkinsfile")));
    }

    private static SortedSet<String> steps(Path pipeline) throws IOException {
        Matcher matcher = Pattern.compile("\\bslipway[A-Z][A-Za-z]+").matcher(Files.readString(pipeline));
        SortedSet<String> steps = new TreeSet<>();
        while (matcher.find()) {
            steps.add(matcher.group());
        }
        return steps;
    }

    private Start start(String name) throws IOException {
        copy(RESOURCES.resolve("projects").resolve(name));
        return start();
    }

    private void write(String file, String text) throws IOException {
        Files.createDirectories(app.resolve(file).getParent());
        Files.writeString(app.resolve(file), text);
    }

    private Start start() throws IOException {
        return Start.of(ProjectReader.read(app, Optional.empty(), Optional.empty()), "example.com");
    }

    private void copy(Path project) throws IOException {
        Files.walkFileTree(project, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes)
                    throws IOException {
                Files.createDirectories(app.resolve(project.relativize(directory)));
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.copy(file, app.resolve(project.relativize(file)));
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
