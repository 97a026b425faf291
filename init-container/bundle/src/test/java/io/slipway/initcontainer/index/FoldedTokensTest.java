package io.slipway.initcontainer.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.slipway.initcontainer.problems.InitException;
import io.slipway.initcontainer.tokens.TokenSyntax;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FoldedTokensTest {
    @TempDir
    Path directory;

    private Path bundle;

    @BeforeEach
    void build() throws IOException {
        bundle = Files.createDirectory(directory.resolve("dist"));
        Files.writeString(bundle.resolve("index.html"), "<head></head>");
        Files.writeString(bundle.resolve("main.js"), "a={url:\"#{url}#/v1\",on:!1}");
    }

    private void check(String source) throws IOException {
        Files.writeString(directory.resolve("environment.ts"), source);
        BundleIndex index = new ReadBundle(bundle, TokenSyntax.DEFAULT).read();
        new FoldedTokens(bundle, index, TokenSyntax.DEFAULT).refuse(directory, List.of("environment.ts"));
    }

    @Test
    void explainsATokenThatTheMinifierWorkedOut() {
        var failure = catchThrowableOfType(
                InitException.class, () -> check("a = {\n  url: '#{url}#' + '/v1',\n  on: '#{on}#' === 'true' };"));
        assertThat(failure.text("")).isEqualTo("""
                slipway: token on stands in the source, but in no file of the bundle
                  at environment.ts:3:8
                  looked in: %s
                  fix: keep the token a plain value such as name: '#{on}#', and compare or convert it in another file; \
                the minifier worked out an expression such as '#{on}#' === 'true' when the app was built, or nothing uses the value""".formatted(bundle));
    }

    @Test
    void asksNothingOfTokensInComments() {
        assertThatCode(() -> check("// write #{name}#\nurl = '#{url}#';")).doesNotThrowAnyException();
    }

    @Test
    void namesTheFileThatTheBuildReadsInstead() throws IOException {
        Files.writeString(directory.resolve("angular.json"), """
                {"projects": {"a": {"architect": {"build": {
                  "configurations": {"production": {"fileReplacements": [
                    {"replace": "environment.ts", "with": "environment.prod.ts"}]}},
                  "defaultConfiguration": "production"}}}}}""");

        var failure = catchThrowableOfType(InitException.class, () -> check("a = {on: '#{on}#'};"));

        assertThat(failure.text("")).isEqualTo("""
                slipway: token on is in a file that the build replaces by environment.prod.ts
                  at environment.ts:1:11
                  fix: put the token into environment.prod.ts, and name that file in app.tokens.files""");
    }
}
