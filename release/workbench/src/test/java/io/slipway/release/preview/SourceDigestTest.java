package io.slipway.release.preview;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SourceDigestTest {

    @TempDir
    private Path source;

    private String before;

    @BeforeEach
    void source() throws IOException {
        write("src/main.ts", "1");
        before = digest("npm run build");
    }

    @Test
    void changesWithAFile() throws IOException {
        write("src/main.ts", "2");

        assertThat(digest("npm run build")).isNotEqualTo(before);
    }

    @Test
    void changesWithTheCommand() throws IOException {
        assertThat(digest("npm run build:prod")).isNotEqualTo(before);
    }

    @Test
    void staysWhenOnlyWhatIsMadeChanges() throws IOException {
        write("node_modules/x/index.js", "1");
        write("dist/app/main.js", "1");
        write(".slipway/build.stamp", "1");

        assertThat(digest("npm run build")).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"slipway.yaml", "Dockerfile", "Jenkinsfile", ".dockerignore", "projects/shop/slipway.yaml"})
    void staysWhenWhatNoBuildReadsChanges(String file) throws IOException {
        write(file, "1");

        assertThat(digest("npm run build")).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"package-lock.json", ".env.production", "public/logo.svg", "README.md", "tsconfig.json"})
    void changesWithWhatABuildMayRead(String file) throws IOException {
        write(file, "1");

        assertThat(digest("npm run build")).isNotEqualTo(before);
    }

    @Test
    void changesWithWhatALinkLeadsTo(@TempDir Path elsewhere) throws IOException {
        Files.writeString(elsewhere.resolve("shared.ts"), "1");
        Files.createSymbolicLink(source.resolve("src/shared"), elsewhere);
        Files.createSymbolicLink(source.resolve("src/circle"), source.resolve("src"));
        Files.createSymbolicLink(source.resolve("src/nowhere"), source.resolve("no-such"));
        String linked = digest("npm run build");
        Files.writeString(elsewhere.resolve("shared.ts"), "2");

        assertThat(digest("npm run build")).isNotEqualTo(linked);
    }

    @Test
    void changesWithWhereALinkLeads() throws IOException {
        Path link = source.resolve("src/theme");
        write("themes/light/theme.css", "1");
        write("themes/dark/theme.css", "2");
        Files.createSymbolicLink(link, source.resolve("themes/light"));
        String light = digest("npm run build");
        Files.delete(link);
        Files.createSymbolicLink(link, source.resolve("themes/dark"));

        assertThat(digest("npm run build")).isNotEqualTo(light);
    }

    /** Two links to each next directory: 2 to the power of 40 ways. */
    @Test
    void readsOnceWhatManyLinksLeadTo() throws IOException {
        for (int depth = 0; depth < 40; depth++) {
            Path directory = Files.createDirectories(source.resolve("many/" + depth));
            Path next = source.resolve("many/" + (depth + 1));
            Files.createSymbolicLink(directory.resolve("one"), next);
            Files.createSymbolicLink(directory.resolve("other"), next);
        }
        write("many/40/deep.ts", "1");
        String linked = digest("npm run build");
        write("many/40/deep.ts", "2");

        assertThat(digest("npm run build")).isNotEqualTo(linked);
    }

    @Test
    void knowsAMovedFileFromItsOldPlace() throws IOException {
        Files.move(source.resolve("src/main.ts"), source.resolve("src/other.ts"));

        assertThat(digest("npm run build")).isNotEqualTo(before);
    }

    private String digest(String command) throws IOException {
        return SourceDigest.of(source, source.resolve("dist/app"), command);
    }

    private void write(String path, String text) throws IOException {
        Path file = source.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
