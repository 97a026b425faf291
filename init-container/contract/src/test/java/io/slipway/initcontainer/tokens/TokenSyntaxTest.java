package io.slipway.initcontainer.tokens;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TokenSyntaxTest {

    @Test
    void choicesAreReadAsTheyAreWritten() {
        assertThat(TokenSyntax.choices()).isEqualTo("#{ }#, {{ }}, __ __, ${ }");
        assertThat(TokenSyntax.choices().split(", "))
                .allSatisfy(style -> assertThat(
                                TokenSyntax.parse(style).orElseThrow().style())
                        .isEqualTo(style));
    }

    @Test
    void namesATokenForMessages() {
        assertThat(TokenSyntax.DOLLAR.token("apiUrl")).isEqualTo("${apiUrl}");
    }

    @Test
    void leavesNamesThatJavaScriptUsesAloneWhereTheyLookLikeTokens() {
        assertThat(new TokenScanner(TokenSyntax.UNDERSCORES).scan("__proto__ __apiUrl__"))
                .extracting(Token::name)
                .containsExactly("apiUrl");
        assertThat(new TokenScanner(TokenSyntax.DEFAULT).scan("#{proto}#"))
                .extracting(Token::name)
                .containsExactly("proto");
    }
}
