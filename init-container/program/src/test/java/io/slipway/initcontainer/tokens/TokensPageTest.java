package io.slipway.initcontainer.tokens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.initcontainer.Page;
import io.slipway.initcontainer.problems.InitException;
import io.slipway.initcontainer.publishing.Sample;
import io.slipway.initcontainer.settings.Setting;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Runs the examples of docs/tokens.md through the program. */
class TokensPageTest {
    private static final Page PAGE = Page.of("tokens.md");

    @TempDir
    Path directory;

    static Stream<List<String>> filters() {
        return PAGE.table("filters").stream();
    }

    @ParameterizedTest
    @MethodSource("filters")
    void filterDoesWhatItsExampleSays(List<String> row) {
        Sample sample = new Sample(directory)
                .file("example.js", "\"" + row.get(0) + "\"")
                .variable("title", "A \"b\" & c/é");
        sample.publish();
        assertThat(sample.published("example.js")).isEqualTo("\"" + row.get(1) + "\"");
    }

    @Test
    void everyFilterIsInTheTable() {
        for (Filter filter : Filter.values()) {
            assertThat(PAGE.table("filters"))
                    .anyMatch(row -> row.get(2).equals("`" + filter.filterName() + "`: " + filter.meaning()));
        }
    }

    static Stream<List<String>> places() {
        return PAGE.table("places").stream();
    }

    @ParameterizedTest
    @MethodSource("places")
    void placeIsEscapedAsItsExampleSays(List<String> row) {
        Sample sample = new Sample(directory).file(row.get(1), row.get(2)).variable("v", "1 \"2\" '3' </x> \\4");
        sample.publish();
        assertThat(sample.published(row.get(1))).isEqualTo(row.get(3));
    }

    static Stream<List<String>> refused() {
        return PAGE.table("refused").stream();
    }

    @ParameterizedTest
    @MethodSource("refused")
    void placeIsRefusedAsItsExampleSays(List<String> row) {
        Sample sample = new Sample(directory).file(row.get(0), row.get(1)).variable("v", "x");
        assertThatThrownBy(sample::publish)
                .isInstanceOfSatisfying(
                        InitException.class,
                        failure -> assertThat(failure.text(""))
                                .contains(
                                        "the value of token v does not fit its place",
                                        "at " + row.get(0) + ":1:",
                                        "|raw"));
    }

    static Stream<List<String>> types() {
        return PAGE.table("types").stream();
    }

    @ParameterizedTest
    @MethodSource("types")
    void typeIsPutInAsItsExampleSays(List<String> row) {
        Sample sample = new Sample(directory)
                .file("a.js", row.get(0))
                .set(Setting.TOKEN_TYPES, "on=boolean, n=number, o=json")
                .variable("on", "true")
                .variable("n", "-1")
                .variable("o", "{\"a\":[1]}");
        sample.publish();
        assertThat(sample.published("a.js")).isEqualTo(row.get(1));
    }

    @Test
    void everyStyleIsInTheTable() {
        List<String> styles =
                PAGE.table("styles").stream().map(row -> row.get(0)).toList();
        assertThat(String.join(", ", styles)).isEqualTo(TokenSyntax.choices());
    }

    static Stream<List<String>> styles() {
        return PAGE.table("styles").stream();
    }

    @ParameterizedTest
    @MethodSource("styles")
    void styleReadsItsExample(List<String> row) {
        TokenSyntax syntax = TokenSyntax.parse(row.get(0)).orElseThrow();
        assertThat(new TokenScanner(syntax).scan(row.get(1)))
                .extracting(Token::name)
                .isEqualTo(Arrays.asList("name"));
    }
}
