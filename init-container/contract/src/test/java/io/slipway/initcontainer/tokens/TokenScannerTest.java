package io.slipway.initcontainer.tokens;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TokenScannerTest {
    private final TokenScanner scanner = new TokenScanner(TokenSyntax.DEFAULT);

    @Test
    void tellsNameFallbackFiltersAndPlace() {
        assertThat(scanner.scan("a\nbc#{apiUrl|url|upper:-https://x/|y}#"))
                .containsExactly(
                        new Token("apiUrl", Optional.of("https://x/|y"), List.of("url", "upper"), 4, 34, 2, 3));
    }

    @Test
    void countsLinesFromTokenToToken() {
        assertThat(scanner.scan("#{a}#\n\n  #{b}# #{c}#\n#{d}#"))
                .extracting(token -> token.name() + token.line() + ":" + token.column())
                .containsExactly("a1:1", "b3:3", "c3:9", "d4:1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "#{",
                "#{}#",
                "#{1a}#",
                "#{a",
                "#{a}",
                "#{a b}#",
                "#{a|}#",
                "#{a:-x",
                "#{a:-x\ny}#",
                "startsWith('#{')",
                "#{a:b}#",
                "#{@}#",
                "#{[}#",
                "#{`}#",
                "#{a/}#",
                "#{-a}#"
            })
    void takesNothingElseForAToken(String text) {
        assertThat(scanner.scan(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "z", "A", "Z", "_", "a0", "a9", "a-b", "a.b"})
    void aNameBeginsWithALetterAndGoesOnWithDigitsToo(String name) {
        assertThat(scanner.scan("#{" + name + "}#")).extracting(Token::name).containsExactly(name);
    }

    /** With its {@code :-} it has as many characters as a fallback may. */
    @Test
    void aFallbackHasABound() {
        String longest = "x".repeat(TokenScanner.LONGEST_FALLBACK - 2);

        assertThat(scanner.scan(" ".repeat(5000) + "#{a:-" + longest + "}#"))
                .extracting(Token::fallback)
                .containsExactly(Optional.of(longest));
        assertThat(scanner.scan("#{a:-" + longest + "x}#")).isEmpty();
    }

    @Test
    void aTokenHasABound() {
        String longest = "n".repeat(TokenScanner.LONGEST - "#{}#".length());

        assertThat(scanner.scan("#{" + longest + "}#"))
                .extracting(Token::length)
                .containsExactly(TokenScanner.LONGEST);
        assertThat(scanner.scan("#{" + longest + "n}#")).isEmpty();
    }

    @Test
    void aLineEndsBehindAFallbackAndBeforeAToken() {
        assertThat(scanner.scan("\n#{a:-x}#\n")).extracting(Token::line).containsExactly(2);
    }

    @Test
    void findsATokenBehindWhatOnlyLooksLikeOne() {
        assertThat(scanner.scan("#{#{a}#")).extracting(Token::offset).containsExactly(2);
    }

    @Test
    void allowsBlanksAroundTheName() {
        assertThat(scanner.scan("#{ a | raw }#"))
                .extracting(Token::name, Token::filters)
                .containsExactly(org.assertj.core.api.Assertions.tuple("a", List.of("raw")));
    }

    @Test
    void keepsAnEmptyFallback() {
        assertThat(scanner.scan("#{a:-}#")).extracting(Token::fallback).containsExactly(Optional.of(""));
    }

    @ParameterizedTest
    @CsvSource({"'{{ }}', '{{a.b}}', a.b", "'__ __', __api_url__, api_url", "'${ }', '${a-b:-c}', a-b"})
    void knowsOtherDelimiters(String style, String text, String name) {
        TokenSyntax syntax = TokenSyntax.parse(style).orElseThrow();
        assertThat(new TokenScanner(syntax).scan("x" + text + "y"))
                .extracting(Token::name, Token::offset)
                .containsExactly(org.assertj.core.api.Assertions.tuple(name, 1));
    }
}
