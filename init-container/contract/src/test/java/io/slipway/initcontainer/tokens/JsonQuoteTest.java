package io.slipway.initcontainer.tokens;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.initcontainer.json.JsonStrings;
import org.junit.jupiter.api.Test;

class JsonQuoteTest {

    @Test
    void escapesWhatAStringOfAScriptCannotHold() {
        assertThat(JsonQuote.quote("a\"\\\n\r\t\u0001\u001f</script>\u2028 é"))
                .isEqualTo("\"a\\\"\\\\\\n\\r\\t\\u0001\\u001f\\u003c/script>\\u2028 é\"");
    }

    @Test
    void isReadBackAsItWas() {
        String value = "\u0000 \u001f < > & ' \u2029 \ud83d\ude80";

        assertThat(JsonStrings.unescape(JsonQuote.escape(value))).isEqualTo(value);
    }
}
