package io.slipway.release.projects;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.slipway.release.problems.ExitCode;
import io.slipway.release.problems.SlipwayException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProjectReaderTest {

    private static final Path CASES = Path.of("src/test/resources/init-cases");
    private static final Path PROJECTS = Path.of("src/test/resources/projects");

    @TempDir
    private Path directory;

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

        assertThat(read(directory).output()).isEqualTo(output);
    }

    @Test
    void applicationOfSeveralMustBeChosen() throws IOException {
        write("angular.json", """
                {"projects": {
                  "a": {"root": "a", "architect": {"build": {}}},
                  "b": {"root": "b", "architect": {"build": {}}},
                  "c": {"projectType": "library", "architect": {"build": {}}}}}""");

        assertThat(refused()).contains("more than one application: a, b", "fix: choose one: --project a");
        assertThat(ProjectReader.read(directory, Optional.of("b"), Optional.empty())
                        .output())
                .isEqualTo("dist/b/browser");
    }

    @Test
    void olderToolsAreKnown() throws IOException {
        write("package.json", "{\"devDependencies\": {\"@vue/cli-service\": \"5\"}}");
        assertThat(read(directory).framework()).isEqualTo("Vue with Vue CLI");
        assertThat(read(directory).build()).isEqualTo("npx --no -- vue-cli-service build");

        write(
                "package.json",
                "{\"homepage\": \"https://x.example.com/app/\", \"dependencies\": {\"react-scripts\": \"5\"}}");
        assertThat(read(directory).output()).isEqualTo("build");
        assertThat(read(directory).basePath()).isEqualTo("/app/");
    }

    @Test
    void lockFileTellsWhatBringsTheDependencies() throws IOException {
        write("package.json", "{\"devDependencies\": {\"vite\": \"8\"}, \"scripts\": {\"build\": \"vite build\"}}");
        assertThat(read(directory).packages()).isEqualTo(PackageManager.NONE);

        write("pnpm-lock.yaml", "");
        assertThat(read(directory).build()).isEqualTo("corepack pnpm run build");
        assertThat(read(directory).installFiles()).containsExactly("package.json", "pnpm-lock.yaml");
    }

    @Test
    void tokenThatADotenvFileTakesForACommentIsNoted() throws IOException {
        write("package.json", "{\"devDependencies\": {\"vite\": \"8\"}}");
        write(".env.production", "VITE_API=#{apiUrl}#\n");

        assertThat(read(directory).notes())
                .singleElement()
                .asString()
                .startsWith(".env.production: # begins a comment here");
    }

    @Test
    void madeDirectoriesAndTestsHoldNoTokensOfTheApp() throws IOException {
        write("package.json", "{\"devDependencies\": {\"vite\": \"8\"}}");
        write("node_modules/x/index.js", "'#{one}#'");
        write("dist/index.html", "#{two}#");
        write("src/app.spec.ts", "'#{three}#'");
        write("README.md", "#{four}#");
        write("src/app.ts", "'#{five}#'");

        assertThat(read(directory).tokenNames()).containsExactly("five");
    }

    @Test
    void officeAddInIsKnownByItsManifestAndServedWhereThatSays() throws IOException {
        write("package.json", "{\"devDependencies\": {\"vite\": \"8\"}}");
        write(
                "manifest.xml",
                "<OfficeApp><SourceLocation DefaultValue=\"https://#{host}#/addin/index.html\"/></OfficeApp>");

        assertThat(read(directory).office()).isTrue();
        assertThat(read(directory).basePath()).isEqualTo("/addin/");
    }

    @Test
    void directoryWithoutAnAppSaysWhatWasLookedFor() throws IOException {
        write("package.json", "{\"dependencies\": {\"express\": \"5\"}}");

        assertThat(refused()).contains("no app that Slipway knows", "looked in: angular.json", "--bundle dist");
        assertThat(ProjectReader.read(directory, Optional.empty(), Optional.of("public"))
                        .output())
                .isEqualTo("public");
    }

    @Test
    void brokenPackageIsNamedWithLineAndColumn() throws IOException {
        write("package.json", "{\n  \"name\": x\n}");

        assertThat(refused()).contains("not valid JSON", "package.json:2:");
    }

    private static Project read(Path where) throws IOException {
        return ProjectReader.read(where, Optional.empty(), Optional.empty());
    }

    private String refused() {
        SlipwayException thrown = catchThrowableOfType(SlipwayException.class, () -> read(directory));
        assertThat(thrown).isNotNull();
        assertThat(thrown.exitCode()).isEqualTo(ExitCode.USAGE);
        return thrown.render("");
    }

    private void write(String name, String text) throws IOException {
        Path file = directory.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    @Test
    void defaultConfigurationOverridesTheOptions() throws IOException {
        Project project = read(CASES.resolve("configuration-overrides"));

        assertThat(project.output()).isEqualTo("dist/live");
        assertThat(project.basePath()).isEqualTo("/harbour/");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ng build                                    | dist/live        | /live/
            ng build -c staging                         | dist/staging/www | /
            ng build --output-path=out --base-href /x/  | out              | /x/
            ng build --configuration production,staging | dist/staging/www | /live/
            """)
    void commandDecidesWhatIsBuilt(String script, String output, String basePath) throws IOException {
        write("package.json", "{\"scripts\": {\"build\": \"" + script + "\"}}");
        write("angular.json", """
                {"projects": {"a": {"architect": {"build": {
                  "builder": "@angular-devkit/build-angular:browser",
                  "configurations": {
                    "production": {"outputPath": "dist/live", "baseHref": "/live/"},
                    "staging": {"outputPath": "dist/staging/www"}},
                  "defaultConfiguration": "production"}}}}}""");

        assertThat(read(directory).output()).isEqualTo(output);
        assertThat(read(directory).basePath()).isEqualTo(basePath);
    }

    @Test
    void languagesAreBuiltIntoDirectoriesOfTheirOwn() throws IOException {
        Project project = read(CASES.resolve("localized"));

        assertThat(project.output()).isEqualTo("dist/harbour/browser");
        assertThat(project.languages()).containsExactly("en-US", "nl");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            true             | en,fr,deutsch
            ['fr', 'de']     | fr,deutsch
            false            | ''
            """)
    void languagesThatAreBuiltAreThoseOfLocalize(String localize, String languages) throws IOException {
        write("angular.json", """
                {"projects": {"a": {
                  "i18n": {"sourceLocale": {"code": "en", "baseHref": "/en/"},
                           "locales": {"fr": "fr.xlf", "de": {"translation": "de.xlf", "subPath": "deutsch"}}},
                  "architect": {"build": {"options": {"localize": %s}}}}}}""".formatted(localize.replace('\'', '"')));

        assertThat(String.join(",", read(directory).languages())).isEqualTo(languages);
    }

    @Test
    void languageWithoutASubPathIsBuiltIntoTheRoot() throws IOException {
        write("angular.json", """
                {"projects": {"a": {
                  "i18n": {"sourceLocale": {"code": "en", "subPath": ""}, "locales": {"nl": "nl.xlf"}},
                  "architect": {"build": {"options": {"localize": true}}}}}}""");

        assertThat(read(directory).languages()).containsExactly("", "nl");
    }

    /** The page's base has nothing to do with the directory that the page is in. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            '/'     | the language en is built into en/, but its baseHref is '/'
            ''      | the language en is built into en/, but its baseHref is ''
            /en/    | ''
            /app/en | ''
            """)
    void baseOfALanguageDoesNotMoveIt(String base, String note) throws IOException {
        write("angular.json", """
                {"projects": {"a": {
                  "i18n": {"sourceLocale": {"code": "en", "baseHref": "%s"}, "locales": {"nl": "nl.xlf"}},
                  "architect": {"build": {"options": {"localize": true}}}}}}""".formatted(base));

        assertThat(read(directory).languages()).containsExactly("en", "nl");
        assertThat(String.join("\n", read(directory).notes())).startsWith(note);
        assertThat(read(directory).notes()).hasSize(note.isEmpty() ? 0 : 1);
    }

    @Test
    void projectOfNxIsBuiltByItsNameWithoutAForeignPackage() throws IOException {
        Project project = read(CASES.resolve("nx"));

        assertThat(project.framework()).isEqualTo("Angular");
        assertThat(project.build()).isEqualTo("npx --no -- nx build tide");
        assertThat(project.output()).isEqualTo("dist/projects/tide/browser");
    }

    @Test
    void nxWorkspaceHasAppsOfEachKindAndNoServer() throws IOException {
        write("nx.json", "{}");
        write("package.json", "{\"devDependencies\": {\"nx\": \"21\", \"vite\": \"7\", \"react\": \"19\"}}");
        write("apps/web/project.json", "{\"name\": \"web\", \"projectType\": \"application\"}");
        write("apps/web/vite.config.ts", "export default { build: { outDir: '../../dist/apps/web', } }");
        write("apps/api/project.json", """
                {"name": "api", "projectType": "application", "targets": {"build": {
                  "executor": "@nx/webpack:webpack", "options": {"target": "node", "outputPath": "dist/api"}}}}""");
        write("apps/old/project.json", """
                {"name": "old", "projectType": "application", "targets": {"build": {
                  "executor": "@nx/webpack:webpack", "options": {"outputPath": "dist/{projectRoot}"}}}}""");
        write("libs/ui/project.json", "{\"name\": \"ui\", \"projectType\": \"library\", \"targets\": {\"build\": {}}}");

        List<Project> apps = ProjectReader.readAll(directory, Optional.empty(), Optional.empty());

        assertThat(apps).extracting(Project::name).containsExactly("old", "web");
        assertThat(apps).extracting(Project::output).containsExactly("dist/apps/old", "dist/apps/web");
        assertThat(apps).extracting(Project::home).containsExactly("apps/old", "apps/web");
        assertThat(apps.get(1).framework()).isEqualTo("React with Vite");
    }

    /** As Nx writes a workspace today: npm's workspaces, targets that Nx derives from the bundlers' configurations. */
    @Test
    void projectOfNxMayBeAPackageAlone() throws IOException {
        write("nx.json", "{}");
        write("package.json", """
                {"name": "@yard/source", "workspaces": ["apps/*", "libs/*"],
                 "devDependencies": {"nx": "22", "vite": "8", "react": "19"}}""");
        write("apps/shop/package.json", "{\"name\": \"@yard/shop\", \"nx\": {\"name\": \"shop\"}}");
        write("apps/shop/index.html", "<!doctype html>");
        write(
                "apps/shop/vite.config.mts",
                "export default { root: import.meta.dirname, build: { outDir: './dist', } }");
        write("libs/ui/package.json", "{\"name\": \"@yard/ui\"}");
        write("libs/ui/vite.config.mts", "export default { build: { lib: {} } }");

        Project shop = read(directory);

        assertThat(shop.name()).isEqualTo("shop");
        assertThat(shop.build()).isEqualTo("npx --no -- nx build shop");
        assertThat(shop.output()).isEqualTo("apps/shop/dist");
        assertThat(shop.settingsFile()).isEqualTo("apps/shop/.env.production");
    }

    /** What create-nx-workspace makes with the presets react-standalone and angular-standalone: a project that is the workspace. */
    @Test
    void projectOfNxMayBeTheWorkspaceItself() throws IOException {
        write("nx.json", "{}");
        write("package.json", """
                {"name": "@pier/source", "scripts": {"build": "nx build"},
                 "devDependencies": {"nx": "23", "vite": "8", "react": "19"}}""");
        write("project.json", """
                {"name": "pier", "sourceRoot": "./src", "projectType": "application", "targets": {}}""");
        write("vite.config.mts", "export default { root: import.meta.dirname, build: { outDir: './dist/pier', } }");

        assertThat(read(directory).name()).isEqualTo("pier");
        assertThat(read(directory).build()).isEqualTo("npm run build");
        assertThat(read(directory).output()).isEqualTo("dist/pier");
        assertThat(read(directory).settingsFile()).isEqualTo(".env.production");

        write("project.json", """
                {"name": "pier", "sourceRoot": "./src", "projectType": "application", "targets": {"build": {
                  "executor": "@angular/build:application", "options": {"outputPath": "dist/pier"}}}}""");

        assertThat(read(directory).output()).isEqualTo("dist/pier/browser");
        assertThat(read(directory).settingsFile()).isEqualTo("src/environments/environment.ts");
    }

    @Test
    void projectOfNxThatIsAPackageMayNameItsTargets() throws IOException {
        write("nx.json", "{}");
        write("package.json", "{\"name\": \"@yard/source\"}");
        write("apps/desk/package.json", """
                {"name": "@yard/desk", "nx": {"projectType": "application", "targets": {"build": {
                  "executor": "@nx/rspack:rspack", "options": {"outputPath": "out/desk"}}}}}""");
        write("apps/api/package.json", "{\"name\": \"@yard/api\", \"nx\": {\"projectType\": \"application\"}}");
        write("apps/api/webpack.config.js", "module.exports = { target: 'node', };");
        write("apps/desk-e2e/package.json", "{\"name\": \"@yard/desk-e2e\"}");

        Project desk = read(directory);

        assertThat(desk.build()).isEqualTo("npx --no -- nx build @yard/desk");
        assertThat(desk.output()).isEqualTo("out/desk");
        assertThat(desk.name()).isEqualTo("desk");
    }

    @Test
    void directoryOfOneProjectOfNxIsNotTheWorkspace() throws IOException {
        write("nx.json", "{}");
        write("apps/shop/package.json", "{\"name\": \"shop\"}");

        SlipwayException thrown =
                catchThrowableOfType(SlipwayException.class, () -> read(directory.resolve("apps/shop")));

        assertThat(thrown.problems().get(0).fix())
                .hasValueSatisfying(fix -> assertThat(fix)
                        .endsWith("belongs to the Nx workspace " + directory + ": slipway init " + directory));
    }

    @Test
    void projectWithoutABuildTargetIsNoApplication() throws IOException {
        assertThat(read(CASES.resolve("e2e-project")).output()).isEqualTo("dist/harbour");
    }

    @Test
    void eachApplicationOfAWorkspaceIsAnAppOfItsOwn() throws IOException {
        List<Project> apps = ProjectReader.readAll(CASES.resolve("two-projects"), Optional.empty(), Optional.empty());

        assertThat(apps).extracting(Project::name).containsExactly("desk", "portal");
        assertThat(apps)
                .extracting(Project::build)
                .containsExactly("npx --no -- ng build desk", "npx --no -- ng build portal");
        assertThat(apps).extracting(Project::source).containsOnly("../..");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            vite          | vite build --outDir www --base /shop/                | www    | /shop/
            vite          | vue-tsc && vite build --outDir=www                   | www    | /
            react-scripts | BUILD_PATH=./www react-scripts build                 | www    | /
            react-scripts | BUILD_PATH='www' PUBLIC_URL=/shop react-scripts build | www   | /shop/
            vite          | npm run site                                         | public | /
            webpack-cli   | webpack --mode production --output-path www          | www    | /
            @rspack/cli   | rspack build -o www                                  | www    | /
            """)
    void scriptThatBuildsDecides(String tool, String script, String output, String basePath) throws IOException {
        write("package.json", """
                {"dependencies": {"%s": "1"}, "scripts": {"build": "%s", "site": "vite build --outDir public"}}""".formatted(tool, script));

        assertThat(read(directory).output()).isEqualTo(output);
        assertThat(read(directory).basePath()).isEqualTo(basePath);
    }

    @Test
    void homepageMayBeAPath() throws IOException {
        write("package.json", "{\"homepage\": \"/app\", \"dependencies\": {\"react-scripts\": \"5\"}}");

        assertThat(read(directory).basePath()).isEqualTo("/app/");
    }

    @Test
    void whatIsWorkedOutWhenTheConfigurationRunsIsLeftToAPerson() throws IOException {
        write("package.json", "{\"devDependencies\": {\"vite\": \"7\"}}");
        write("vite.config.ts", """
                // base: '/old/',
                export default defineConfig({ base: process.env.BASE ?? '/', build: { outDir: out() } })""");

        assertThat(read(directory).unknown()).containsExactlyInAnyOrder(Unknown.OUTPUT, Unknown.BASE_PATH);
        assertThat(read(directory).basePath()).isEqualTo("/");
    }

    /** As Office's generator writes it, and as many write it by hand. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            output: { clean: true }                                                              | dist |
            output: { filename: '[name].js', path: path.resolve(__dirname, 'www'), clean: true } | www  |
            output: { path: join(import.meta.dirname, "www",) }                                  | www  |
            output: { path: out() }                                                              | dist | OUTPUT
            """)
    void webpackIsReadWithoutRunningItsConfiguration(String settings, String output, String unknown)
            throws IOException {
        write("package.json", """
                {"name": "sums", "scripts": {"build": "webpack --mode production"},
                 "devDependencies": {"webpack": "5.0.0", "webpack-cli": "7.0.0"}}""");
        write("webpack.config.js", "module.exports = async (env, options) => ({ " + settings + " });");

        assertThat(read(directory).framework()).isEqualTo("webpack");
        assertThat(read(directory).build()).isEqualTo("npm run build");
        assertThat(read(directory).output()).isEqualTo(output);
        assertThat(read(directory).unknown())
                .extracting(Unknown::name)
                .containsExactlyElementsOf(Stream.ofNullable(unknown).toList());
        assertThat(read(directory).basePath()).isEqualTo("/");
    }

    @Test
    void svelteKitMayHaveItsConfigurationInVites() throws IOException {
        write("package.json", """
                {"name": "tide", "scripts": {"build": "vite build"},
                 "devDependencies": {"@sveltejs/kit": "3.0.0", "@sveltejs/adapter-static": "4.0.0", "vite": "8.0.0"}}
                """);
        write("vite.config.ts", """
                export default defineConfig({ plugins: [sveltekit({
                    adapter: adapter({ pages: 'out', fallback: 'index.html' }),
                    paths: { base: '/tide' }
                })] });
                """);
        assertThat(read(directory).output()).isEqualTo("out");
        assertThat(read(directory).basePath()).isEqualTo("/tide/");
    }

    @Test
    void svelteKitWritesAStaticSiteWithItsAdapterOnly() throws IOException {
        write("package.json", """
                {"devDependencies": {"@sveltejs/kit": "2", "@sveltejs/adapter-static": "3", "vite": "7"}}""");
        write(
                "svelte.config.js",
                "kit: { adapter: adapter({ pages: 'www', fallback: 'index.html' }), paths: { base: '/k' } }");

        assertThat(read(directory).framework()).isEqualTo("SvelteKit");
        assertThat(read(directory).output()).isEqualTo("www");
        assertThat(read(directory).basePath()).isEqualTo("/k/");

        write("package.json", "{\"devDependencies\": {\"@sveltejs/kit\": \"2\", \"@sveltejs/adapter-auto\": \"3\"}}");
        write("svelte.config.js", "kit: { adapter: adapter() }");
        assertThat(read(directory).unknown()).containsExactly(Unknown.OUTPUT);
        assertThat(read(directory).notes().get(0)).contains("@sveltejs/adapter-static");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            yarn.lock         | '# yarn lockfile v1'  | ''           | corepack yarn install --frozen-lockfile
            yarn.lock         | '__metadata:'         | ''           | corepack yarn install --immutable
            yarn.lock         | ''                    | yarn@1.22.22 | corepack yarn install --frozen-lockfile
            bun.lock          | ''                    | ''           | bun install --frozen-lockfile
            pnpm-lock.yaml    | ''                    | npm@10.0.0   | corepack pnpm install --frozen-lockfile
            package-lock.json | ''                    | pnpm@9.0.0   | npm ci
            """)
    void lockFileAndPackageManagerDecide(String lock, String text, String named, String install) throws IOException {
        write("package.json", "{\"devDependencies\": {\"vite\": \"7\"}, \"packageManager\": \"" + named + "\"}");
        write(lock, text);

        assertThat(read(directory).packages().install()).isEqualTo(install);
    }

    @Test
    void scriptsAndPatchesAreThereWhenTheImageInstalls() throws IOException {
        assertThat(read(CASES.resolve("docker-postinstall")).installFiles()).containsExactly(".");

        write("package.json", "{\"devDependencies\": {\"vite\": \"7\"}, \"pnpm\": {\"patchedDependencies\": {}}}");
        write("pnpm-lock.yaml", "");
        write("patches/a.patch", "");
        assertThat(read(directory).installFiles()).containsExactly("package.json", "pnpm-lock.yaml", "patches/");
    }

    @Test
    void fileThatTheBuildReadsInsteadIsTheOneForTokens() throws IOException {
        Project project = read(CASES.resolve("env-replaced"));

        assertThat(project.tokens()).isEmpty();
        assertThat(project.settingsFile()).isEqualTo("src/environments/environment.prod.ts");
        assertThat(project.notes())
                .containsExactly("src/environments/environment.ts has tokens (apiUrl), but the build replaces it by"
                        + " src/environments/environment.prod.ts: put them there");
    }

    @Test
    void buildThatIsNotKnownIsNeverAForeignPackage() throws IOException {
        write("package.json", "{\"devDependencies\": {\"gulp\": \"5\"}}");

        Project project = ProjectReader.read(directory, Optional.empty(), Optional.of("public"));

        assertThat(project.build()).isEqualTo("npm run build");
        assertThat(project.unknown()).containsExactly(Unknown.COMMAND);
    }
}
