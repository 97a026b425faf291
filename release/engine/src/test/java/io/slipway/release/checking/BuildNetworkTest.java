package io.slipway.release.checking;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.release.descriptor.DescriptorReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BuildNetworkTest {

    @TempDir
    private Path app;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "npx vite build               | npx of 'npx vite build' downloads",
                "pnpm dlx vite build          | pnpm dlx of",
                "npm run build                | npx of 'npm run build' downloads",
                "npm ci && npx --no -- vite build | installs packages",
                "corepack yarn run build      | corepack fetch the package manager"
            })
    void whatACommandBringsIsNoted(String command, String note) throws IOException {
        write("package.json", "{\"scripts\": {\"build\": \"npx vite build\"}}");

        assertThat(notes("build", command)).anyMatch(each -> each.contains(note));
    }

    @ParameterizedTest
    @ValueSource(strings = {"npx --no -- vite build", "npm run compile", "vite build", "node install.js"})
    void whatIsInstalledIsNot(String command) throws IOException {
        write("package.json", "{\"scripts\": {\"compile\": \"tsc && vite build\"}}");

        assertThat(notes("build", command)).isEmpty();
        assertThat(notes("prebuilt", "npx vite build")).isEmpty();
    }

    @Test
    void thePackageManagerOfPackageJsonIsFetchedUnlessTheImageHasIt() throws IOException {
        write("package.json", "{\"packageManager\": \"pnpm@10.1.0\", \"scripts\": {\"build\": \"vite build\"}}");

        assertThat(notes("build", "pnpm run build")).singleElement().asString().contains("COREPACK_HOME");

        write("Dockerfile", "FROM x\nENV COREPACK_HOME=/app/corepack\n");
        assertThat(notes("build", "pnpm run build")).isEmpty();
    }

    @Test
    void fontsThatAngularInlinesAreNoted() throws IOException {
        write("angular.json", "{\"projects\": {\"a\": {\"architect\": {\"build\": {\"builder\": \"x\"}}}}}");
        write(
                "src/index.html",
                "<html>\n<head>\n<link rel=stylesheet href='https://fonts.googleapis.com/css2?family=X'>");

        assertThat(notes("build", "ng build"))
                .singleElement()
                .asString()
                .contains("fonts.googleapis.com that src/index.html:3 names", "optimization.fonts");

        write("angular.json", "{\"optimization\": {\"scripts\": true, \"fonts\": {\"inline\": false}}}");
        assertThat(notes("build", "ng build")).isEmpty();
    }

    @Test
    void fontsThatOtherFrameworksDownloadAreNoted() throws IOException {
        write("package.json", "{\"devDependencies\": {\"vite-plugin-webfont-dl\": \"3\"}}");
        write("app/layout.tsx", "import {Inter} from 'next/font/google'");

        assertThat(notes("build", "next build"))
                .anyMatch(note -> note.contains("next/font/google at app/layout.tsx:1"))
                .anyMatch(note -> note.contains("vite-plugin-webfont-dl of package.json"));
    }

    private List<String> notes(String mode, String command) throws IOException {
        return BuildNetwork.notes(DescriptorReader.read(app.resolve("slipway.yaml"), """
                app: {name: shop, mode: %s, build: {command: '%s'}}
                image: {repository: registry.example.com/shop, tag: "1"}
                environments: {dev: {host: shop.example.com}}
                """.formatted(mode, command)));
    }

    private void write(String path, String text) throws IOException {
        Files.createDirectories(app.resolve(path).getParent());
        Files.writeString(app.resolve(path), text);
    }
}
