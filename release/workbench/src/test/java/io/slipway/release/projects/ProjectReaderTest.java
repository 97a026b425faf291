package io.slipway.release.projects;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.slipway.release.problems.ExitCode;
import io.slipway.release.problems.SlipwayException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProjectReaderTest {

    private static final Path PROJECTS = Path.of("src/test/resources/projects");

    @TempDir
    private Path folder;

    @Test
    void angularWorkspaceIsReadWithCommentsAndLibraries() throws IOException {
        Project project = read(PROJECTS.resolve("angular"));

        assertThat(project.framework()).isEqualTo("Angular");
        assertThat(project.name()).isEqualTo("fleet-angular");
        assertThat(project.output()).isEqualTo("dist/fleet/browser");
        assertThat(project.basePath()).isEqualTo("/fleet/");
        assertThat(project.build()).isEqualTo("npm run build");
        assertThat(project.tokens()).containsOnlyKeys("src/environments/environment.ts");
        assertThat(project.tokenNames()).containsExactly("apiUrl", "environment");
    }

    @Test
    void viteIsReadWithoutRunningItsConfiguration() throws IOException {
        Project project = read(PROJECTS.resolve("react"));

        assertThat(project.framework()).isEqualTo("React with Vite");
        assertThat(project.name()).isEqualTo("fleet-react");
        assertThat(project.version()).isEqualTo("0.3.0");
        assertThat(project.output()).isEqualTo("out/site");
        assertThat(project.packages()).isEqualTo(PackageManager.NPM);
        assertThat(project.tokens()).containsOnlyKeys(".env.production");
        assertThat(project.notes()).isEmpty();
    }

    @Test
    void vueBelowABasePathIsRead() throws IOException {
        Project project = read(PROJECTS.resolve("vue"));

        assertThat(project.framework()).isEqualTo("Vue with Vite");
        assertThat(project.output()).isEqualTo("dist");
        assertThat(project.basePath()).isEqualTo("/fleet/");
        assertThat(project.tokens()).containsOnlyKeys("src/App.vue");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            '{"builder": "@angular/build:application"}'                                             | dist/shop/browser
            '{"builder": "@angular/build:application", "options": {"outputPath": "public/x"}}'      | public/x/browser
            '{"builder": "@angular/build:application", "options": {"outputPath": {"base": "x"}}}'   | x/browser
            '{"builder": "x:application", "options": {"outputPath": {"base": "x", "browser": ""}}}' | x
            '{"builder": "@angular-devkit/build-angular:browser", "options": {"outputPath": "d"}}'  | d
            '{"builder": "@angular-devkit/build-angular:browser-esbuild"}'                          | dist/shop
            """)
    void angularsOutputDependsOnItsBuilder(String build, String output) throws IOException {
        write("angular.json", """
                {"projects": {"shop": {"projectType": "application", "architect": {"build": %s}}}}""".formatted(build));

        assertThat(read(folder).output()).isEqualTo(output);
    }

    @Test
    void applicationOfSeveralMustBeChosen() throws IOException {
        write("angular.json", "{\"projects\": {\"a\": {}, \"b\": {}, \"c\": {\"projectType\": \"library\"}}}");

        assertThat(refused()).contains("more than one application: a, b", "fix: choose one: --project a");
        assertThat(ProjectReader.read(folder, Optional.of("b"), Optional.empty())
                        .output())
                .isEqualTo("dist/b/browser");
    }

    @Test
    void olderToolsAreKnown() throws IOException {
        write("package.json", "{\"devDependencies\": {\"@vue/cli-service\": \"5\"}}");
        assertThat(read(folder).framework()).isEqualTo("Vue with Vue CLI");
        assertThat(read(folder).build()).isEqualTo("npx vue-cli-service build");

        write(
                "package.json",
                "{\"homepage\": \"https://x.example.com/app/\", \"dependencies\": {\"react-scripts\": \"5\"}}");
        assertThat(read(folder).output()).isEqualTo("build");
        assertThat(read(folder).basePath()).isEqualTo("/app/");
    }

    @Test
    void lockFileTellsWhatBringsTheDependencies() throws IOException {
        write("package.json", "{\"devDependencies\": {\"vite\": \"8\"}, \"scripts\": {\"build\": \"vite build\"}}");
        assertThat(read(folder).packages()).isEqualTo(PackageManager.NONE);

        write("pnpm-lock.yaml", "");
        assertThat(read(folder).build()).isEqualTo("corepack pnpm run build");
        assertThat(read(folder).packages().files(folder)).containsExactly("package.json", "pnpm-lock.yaml");
    }

    @Test
    void tokenThatADotenvFileTakesForACommentIsNoted() throws IOException {
        write("package.json", "{\"devDependencies\": {\"vite\": \"8\"}}");
        write(".env.production", "VITE_API=#{apiUrl}#\n");

        assertThat(read(folder).notes())
                .singleElement()
                .asString()
                .startsWith(".env.production: # begins a comment here");
    }

    @Test
    void madeFoldersAndTestsHoldNoTokensOfTheApp() throws IOException {
        write("package.json", "{\"devDependencies\": {\"vite\": \"8\"}}");
        write("node_modules/x/index.js", "'#{one}#'");
        write("dist/index.html", "#{two}#");
        write("src/app.spec.ts", "'#{three}#'");
        write("README.md", "#{four}#");
        write("src/app.ts", "'#{five}#'");

        assertThat(read(folder).tokenNames()).containsExactly("five");
    }

    @Test
    void officeAddInIsKnownByItsManifestAndServedWhereThatSays() throws IOException {
        write("package.json", "{\"devDependencies\": {\"vite\": \"8\"}}");
        write(
                "manifest.xml",
                "<OfficeApp><SourceLocation DefaultValue=\"https://#{host}#/addin/index.html\"/></OfficeApp>");

        assertThat(read(folder).office()).isTrue();
        assertThat(read(folder).basePath()).isEqualTo("/addin/");
    }

    @Test
    void folderWithoutAnAppSaysWhatWasLookedFor() throws IOException {
        write("package.json", "{\"dependencies\": {\"express\": \"5\"}}");

        assertThat(refused()).contains("no app that Slipway knows", "looked in: angular.json", "--bundle dist");
        assertThat(ProjectReader.read(folder, Optional.empty(), Optional.of("public"))
                        .output())
                .isEqualTo("public");
    }

    @Test
    void brokenPackageIsNamedWithLineAndColumn() throws IOException {
        write("package.json", "{\n  \"name\": x\n}");

        assertThat(refused()).contains("not valid JSON", "package.json:2:");
    }

    private Project read(Path where) throws IOException {
        return ProjectReader.read(where, Optional.empty(), Optional.empty());
    }

    private String refused() {
        SlipwayException thrown = catchThrowableOfType(SlipwayException.class, () -> read(folder));
        assertThat(thrown).isNotNull();
        assertThat(thrown.exitCode()).isEqualTo(ExitCode.USAGE);
        return thrown.render("");
    }

    private void write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
