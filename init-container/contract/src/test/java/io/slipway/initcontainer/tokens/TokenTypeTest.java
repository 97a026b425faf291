package io.slipway.initcontainer.tokens;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TokenTypeTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            string  | anything; at all
            boolean | true
            boolean | ` false `
            number  | 0
            number  | 9
            number  | -1.5e3
            number  | ` 12 `
            json    | {"a": [1, null]}
            json    | "text"
            json    | true
            """)
    void acceptsWhatCanStandInCode(String type, String value) {
        assertThat(TokenType.named(type).orElseThrow().accepts(value)).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            boolean | True
            boolean | 1
            boolean | ``
            number  | ``
            number  | true
            number  | "1"
            number  | 01
            number  | 1px
            number  | -
            number  | +1
            number  | 0x1f
            number  | NaN
            json    | {a: 1}
            json    | alert(1)
            json    | ``
            """)
    void refusesWhatCannot(String type, String value) {
        assertThat(TokenType.named(type).orElseThrow().accepts(value)).isFalse();
    }

    @Test
    void isNamedInLowerCase() {
        assertThat(TokenType.named("number")).contains(TokenType.NUMBER);
        assertThat(TokenType.named("NUMBER")).isEmpty();
        assertThat(TokenType.named("int")).isEmpty();
    }
}
