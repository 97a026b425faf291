package io.slipway.initcontainer.tokens;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FilterTest {

    /** The results for url are those of encodeURIComponent. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            raw    | a "b" <c>           | a "b" <c>
            json   | a "b" \\c           | "a \\"b\\" \\\\c"
            json   | </script>                 | "\\u003c/script>"
            url    | a b+c/d?e=f&g       | a%20b%2Bc%2Fd%3Fe%3Df%26g
            url    | -_.!~*'()           | -_.!~*'()
            url    | é€😀                | %C3%A9%E2%82%AC%F0%9F%98%80
            base64 | é?>                 | w6k/Pg==
            upper  | title i ß           | TITLE I SS
            lower  | TITLE I             | title i
            """)
    void changesTheValueAsItsNameSays(String name, String value, String changed) {
        assertThat(Filter.named(name).orElseThrow().apply(value)).isEqualTo(changed);
    }

    @Test
    void namesAreThoseOfTheChoices() {
        assertThat(Filter.choices()).isEqualTo("raw, json, url, base64, upper, lower");
        assertThat(Filter.choices().split(", "))
                .allMatch(name -> Filter.named(name)
                        .filter(filter -> filter.filterName().equals(name))
                        .isPresent());
        assertThat(Filter.named("RAW")).isEmpty();
        assertThat(Filter.named("html")).isEmpty();
    }
}
