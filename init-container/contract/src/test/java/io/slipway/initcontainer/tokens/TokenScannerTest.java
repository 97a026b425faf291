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
                "#{a:b}#"
            })
    void takesNothingElseForAToken(String text) {
        assertThat(scanner.scan(text)).isEmpty();
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
