package io.slipway.release.tokens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.slipway.release.descriptor.Descriptor;
import io.slipway.release.descriptor.DescriptorReader;
import io.slipway.release.problems.ExitCode;
import io.slipway.release.problems.SlipwayException;
import io.slipway.release.variables.VariableScopes;
import io.slipway.release.variables.Variables;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TokenCheckTest {

    @TempDir
    private Path app;

    @Test
    void missingValueNamesTokenFileLineAndEnvironment() throws IOException {
        source("src/environment.ts", "export const environment = {\n  apiUrl: '#{apiUrl}#',\n};\n");

        assertThat(refused("files: [src/environment.ts]", "")).isEqualTo("""
                        slipway: acceptance: no value for token apiUrl
                          at src/environment.ts:2
                          looked in: environment acceptance, variables of slipway.yaml, --variables-file, --set
                          fix: add apiUrl under environments.acceptance.variables""");
    }

    @Test
    void misspelledTokenIsAnsweredWithTheVariableThatWasMeant() throws IOException {
        source("a.ts", "'#{apiUlr}#' + '#{apiUrl}#' + '#{title}#'");

        assertThat(refused("files: [a.ts]", "variables: {apiUrl: x}"))
                .contains("fix: did you mean apiUrl? If not, add apiUlr under environments.acceptance.variables")
                .contains("fix: add title under environments.acceptance.variables");
    }

    @Test
    void secretIsNoGuessForAMisspelledToken() throws IOException {
        source("a.ts", "'#{apiKay}#'");

        assertThat(refused("files: [a.ts]", "variables: {apiKey: {secret: {name: s, key: k}}}"))
                .contains("fix: add apiKay under environments.acceptance.variables");
    }

    @Test
    void reportsEveryMissingToken() throws IOException {
        source("a.ts", "'#{one}#'");
        source("deep/b.ts", "'#{two}#'");

        assertThat(refused("files: ['**.ts']", "")).contains("token one", "a.ts:1", "token two", "deep/b.ts:1");
    }

    @Test
    void tokenWithDefaultNeedsNoValue() throws IOException {
        source("a.ts", "'#{one:-1}#'");

        assertThat(check("files: [a.ts]", "").tokens()).isOne();
    }

    @Test
    void secretInTheSiteIsRefused() throws IOException {
        source("a.ts", "'#{key}#'");

        assertThat(refused("files: [a.ts]", "variables: {key: {secret: {name: s, key: k}}}"))
                .contains("would put a secret into the site", "a.ts:1");
    }

    @Test
    void valueThatNoTokenReadsIsNoted() throws IOException {
        source("a.ts", "'#{one}#'");

        TokenCheck.Result result = check("files: [a.ts]", "variables: {one: '1', ones: '1'}");

        assertThat(result.unread()).containsExactly("ones");
        assertThat(result.summary()).isEqualTo("1 token in 1 file, every one with a value; no token reads ones");
    }

    @Test
    void appWithoutTokensIsToldWhereTheyWereLookedFor() throws IOException {
        source("a.ts", "no token");

        TokenCheck.Result none = check("files: [a.ts]", "");

        assertThat(none.counted()).isEmpty();
        assertThat(none.allNotes())
                .containsExactly("no token was found in app.tokens.files (a.ts); all environments get the same bundle");
        assertThat(none.summary()).isEqualTo(none.allNotes().get(0));
        assertThat(check("files: []", "").summary())
                .isEqualTo("no token was found in app.tokens.files, which names no file; all environments get the same"
                        + " bundle");
    }

    @Test
    void tokensInOtherFilesMakeTheBundlesDiffer() throws IOException {
        source("src/a.ts", "no token");
        source("src/b.ts", "'#{one}#'");

        assertThat(check("files: [src/a.ts]", "").allNotes())
                .startsWith("no token was found in app.tokens.files (src/a.ts)")
                .anySatisfy(note -> assertThat(note).contains("does not name: src/b.ts:1"));
    }

    @Test
    void textThatLooksLikeATokenAndIsNoneIsNoted() throws IOException {
        source("src/env.js", "a = '#{one}#';\nb = '#{ida:ClientId}#' + '#{api url}#' + '#{größe}#' + '#{kept:x}#';");

        TokenCheck.Result result = check("files: [src/env.js], allow: ['#{kept:x}#']", "variables: {one: '1'}");

        assertThat(result.notes())
                .hasSize(3)
                .allSatisfy(note -> assertThat(note).contains("a name holds letters"));
        assertThat(result.notes().get(0)).startsWith("#{ida:ClientId}# at src/env.js:2:6 looks like a token");
        assertThat(result.notes().get(2)).startsWith("#{größe}# at src/env.js:2:43 ");
    }

    @Test
    void tokenThatIsCutShortIsNotedWithLineAndRemedy() throws IOException {
        source("src/env.js", "a = '#{one}#';\nb = '#{apiUrl}';");

        assertThat(check("files: [src/env.js]", "variables: {one: '1'}").notes())
                .singleElement()
                .asString()
                .startsWith("#{apiUrl} at src/env.js:2:6 looks like a token but is not one; ")
                .contains("write #{apiUrl}#");
    }

    @Test
    void unknownFilterListsThoseThatThereAre() throws IOException {
        source("a.ts", "'#{one|uper}#'");

        assertThat(refused("files: [a.ts]", "variables: {one: x}"))
                .contains("unknown filter uper; known filters: raw, json", "at a.ts:1", "fix: write |upper");
    }

    @Test
    void patternThatFindsNoFileIsRefused() {
        assertThat(refused("files: [src/enviroment.ts]", ""))
                .contains("src/enviroment.ts, but that file does not exist");
    }

    @Test
    void dependenciesAreNotSearched() throws IOException {
        source("node_modules/x/a.ts", "'#{one}#'");
        source("a.ts", "1");

        assertThat(check("files: ['**.ts']", "").tokens()).isZero();
    }

    @Test
    void otherDelimitersCanBeChosen() throws IOException {
        source("a.ts", "'{{one}}' + '#{two}#'");

        assertThat(refused("files: [a.ts], style: '{{ }}'", ""))
                .contains("token one")
                .doesNotContain("two");
    }

    @Test
    void unknownDelimitersListThoseThatThereAre() {
        assertThat(refused("files: [], style: '<< >>'", "")).contains("app.tokens.style is '<< >>'", "#{ }#, {{ }}");
    }

    @Test
    void fileThatTheBuildReplacesIsRefusedWithTheOneThatItReads() throws IOException {
        source("src/environment.ts", "'#{one}#'");
        source("angular.json", """
                {"projects": {"a": {"architect": {"build": {"defaultConfiguration": "production", "configurations": {
                  "production": {"fileReplacements": [
                    {"replace": "src/environment.ts", "with": "src/environment.prod.ts"}]}}}}}}}""");

        assertThat(refused("files: [src/environment.ts]", "variables: {one: x}"))
                .isEqualTo("""
                slipway: acceptance: the build replaces src/environment.ts by src/environment.prod.ts, so no token of it \
                reaches the app
                  at %s/slipway.yaml:1:29
                  fix: put the tokens into src/environment.prod.ts, and name that file in app.tokens.files""".formatted(app));
    }

    @Test
    void tokensInFilesThatAreNotDeclaredAreNotedAndReadTheirValue() throws IOException {
        source("src/index.html", "<title>#{stage}#</title>\n#{other}#");
        source("README.md", "#{docs}#");
        source("dist/index.html", "#{built}#");

        TokenCheck.Result result = check("files: []", "variables: {stage: dev}");

        assertThat(result.notes())
                .containsExactly("tokens in files that app.tokens.files does not name: src/index.html:1 (stage, other"
                        + " without a value)");
        assertThat(result.unread()).isEmpty();
    }

    @Test
    void booleanThatBecomesATextOfAJsonFileIsNoted() throws IOException {
        source("config.json", "{\"flag\": \"#{flag}#\", \"text\": \"not #{flag}#\"}");

        assertThat(check("files: [config.json]", "variables: {flag: false}").notes())
                .containsExactly(
                        "flag is the text \"false\" at config.json:1, which is true in a condition; for a boolean"
                                + " write app.tokens.types: {flag: boolean}");
    }

    @Test
    void booleanThatBecomesATextIsNoted() throws IOException {
        source("env.js", "env = {flag: '#{flag}#', url: 'https://#{flag}#/', on: \"#{on}#\", text: '#{text}#'}");

        TokenCheck.Result result = check("files: [env.js]", "variables: {flag: false, on: true, text: 'false'}");

        assertThat(result.notes())
                .containsExactly(
                        "flag is the text \"false\" at env.js:1, which is true in a condition; for a boolean write"
                                + " app.tokens.types: {flag: boolean}",
                        "on is the text \"true\" at env.js:1, which no === true matches; for a boolean write"
                                + " app.tokens.types: {on: boolean}");
        assertThat(check(
                                "files: [env.js], types: {flag: boolean, on: boolean}",
                                "variables: {flag: false, on: true, text: 'false'}")
                        .notes())
                .isEmpty();
    }

    private void source(String path, String text) throws IOException {
        Path file = app.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private TokenCheck.Result check(String tokens, String more) throws IOException {
        Descriptor descriptor = DescriptorReader.read(app.resolve("slipway.yaml"), """
                app: {name: addin, tokens: {%s}}
                %s
                environments: {acceptance: {host: acc.example.com}}
                """.formatted(tokens, more));
        Variables variables = VariableScopes.of(
                descriptor, descriptor.environments().get("acceptance"), List.of(), Map.of(), Map.of());
        return TokenCheck.of(descriptor, variables);
    }

    private String refused(String tokens, String more) {
        SlipwayException thrown = catchThrowableOfType(SlipwayException.class, () -> check(tokens, more));
        assertThat(thrown).as("refused").isNotNull();
        assertThat(thrown.exitCode()).isEqualTo(ExitCode.USAGE);
        return thrown.render("acceptance");
    }
}
