package io.slipway.release.checking;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.release.descriptor.DescriptorReader;
import io.slipway.release.problems.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IndexLineTest {

    @TempDir
    private Path app;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''                | hoist: false       | in the pages, and slipway.yaml wants them in the scripts | add --hoist false, or take",
                "''                | values: file       | wants them in a file beside the pages | add --values file, or take",
                "--values file     | hoist: false       | in a file beside the pages, and slipway.yaml wants them in the scripts | add --hoist false",
                "''                | style: '\"{{ }}\"' | looks for tokens #{ }#, and slipway.yaml has {{ }} | write --token-style '{{ }}'",
                "--token-style='__ __' | ''             | looks for tokens __ __, and slipway.yaml has #{ }# | set app.tokens.style to '__ __'",
            })
    void whatAPodWouldRefuseIsAProblem(String options, String tokens, String message, String fix) throws IOException {
        dockerfile("RUN slipway-init index dist --app shop " + options);

        IndexLine line = line("{" + tokens.replace("'", "") + "}", "{}");

        Problem problem = line.problems().get(0);
        assertThat(problem.message()).contains(message).endsWith("; pods would refuse the bundle");
        assertThat(problem.location()).contains("Dockerfile:3");
        assertThat(problem.fix().orElseThrow()).contains(fix);
        assertThat(line.problems()).hasSize(1);
        assertThat(line.notes()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--hoist false     | {}                   | {}            | in the scripts, and slipway.yaml wants them in the pages; take out --hoist false, or set app.tokens.hoist to false",
                "--values=file     | {}                   | {}            | in a file beside the pages, and slipway.yaml wants them in the pages; take out --values file",
                "--hoist false     | {values: file}       | {}            | write --values file for --hoist false",
                "''                | {}                   | {brotli: true} | writes no .br files, which nginx.brotli serves; add --brotli true",
                "--app desk        | {}                   | {}            | names the values in the pages desk, and the app is shop; write --app shop",
                "''                | {files: [a.ts, b.ts]} | {}           | of a.ts, b.ts that the build lost; write --source . --token-files 'a.ts,b.ts'",
                "--token-files a.ts | {files: [a.ts, b.ts]} | {}          | of b.ts that the build lost",
            })
    void whatDoesNoHarmAtOnceIsANote(String options, String tokens, String nginx, String note) throws IOException {
        dockerfile("RUN slipway-init index dist " + options);

        IndexLine line = line(tokens, nginx);

        assertThat(line.notes())
                .singleElement()
                .asString()
                .startsWith("Dockerfile:3: ")
                .contains(note);
        assertThat(line.problems()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--hoist false                      | {hoist: false}       | {}",
                "--values file --brotli true        | {values: file}       | {brotli: true}",
                "--token-style '{{ }}'              | {style: \"{{ }}\"}   | {}",
                "--token-files 'a.ts,b.ts'          | {files: [b.ts, a.ts]} | {}",
                "--token-files a.ts --token-files b.ts | {files: [b.ts, a.ts]} | {}",
                "--hoist $HOIST --app ${NAME} --token-style \"$STYLE\" | {hoist: false, style: \"{{ }}\"} | {}",
            },
            quoteCharacter = '~')
    void aLineAsTheDescriptorAsksForSaysNothing(String options, String tokens, String nginx) throws IOException {
        dockerfile("RUN slipway-init index dist " + options);

        assertSilent(line(tokens, nginx));
    }

    @Test
    void aLineGoesOnBehindABackslashAndEndsWithItsCommand() throws IOException {
        dockerfile("""
                RUN npm run build && \\
                      # the bundle
                      slipway-init index dist --app shop \\
                      --hoist false && rm -r node_modules --app desk
                """);

        assertThat(line("{}", "{}").notes())
                .singleElement()
                .asString()
                .startsWith("Dockerfile:5: ")
                .contains("--hoist false");
    }

    @Test
    void settingsOfTheImageCount() throws IOException {
        dockerfile("ENV SLIPWAY_HOIST=false\nENV SLIPWAY_INIT=x\nRUN slipway-init index dist");

        assertSilent(line("{hoist: false}", "{}"));
        assertThat(line("{}", "{}").notes()).hasSize(1);
    }

    @Test
    void whatSlipwayInitWritesFits() throws IOException {
        dockerfile("RUN slipway-init index dist --app shop --source . \\\n      --token-files 'src/environment.js'");

        assertSilent(line("{files: [src/environment.js]}", "{}"));
    }

    @Test
    void withoutADockerfileOrInModeBuildNothingIsCompared() throws IOException {
        assertThat(lines("prebuilt", "{hoist: false}", "{}")).isEmpty();

        dockerfile("RUN slipway-init index dist");
        assertThat(lines("build", "{hoist: false}", "{}")).isEmpty();

        Files.writeString(app.resolve("Dockerfile"), "FROM x\n# RUN slipway-init index dist\nRUN echo\n");
        assertThat(lines("prebuilt", "{hoist: false}", "{}")).isEmpty();
    }

    private static void assertSilent(IndexLine line) {
        assertThat(line.problems()).isEmpty();
        assertThat(line.notes()).isEmpty();
    }

    /** The lines begin with the third. */
    private void dockerfile(String lines) throws IOException {
        Files.writeString(app.resolve("Dockerfile"), "FROM x\nCOPY . .\n" + lines + "\n");
    }

    private IndexLine line(String tokens, String nginx) throws IOException {
        List<IndexLine> lines = lines("prebuilt", tokens, nginx);
        assertThat(lines).hasSize(1);
        return lines.get(0);
    }

    private List<IndexLine> lines(String mode, String tokens, String nginx) throws IOException {
        return IndexLine.of(DescriptorReader.read(app.resolve("slipway.yaml"), """
                app: {name: shop, mode: %s, tokens: %s}
                image: {repository: registry.example.com/shop, tag: "1"}
                nginx: %s
                environments: {dev: {host: shop.example.com}}
                """.formatted(mode, tokens, nginx)));
    }
}
