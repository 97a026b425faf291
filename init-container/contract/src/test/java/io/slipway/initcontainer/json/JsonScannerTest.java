package io.slipway.initcontainer.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class JsonScannerTest {
    private static final ObjectMapper JACKSON =
            new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    @Test
    void tellsWhereStringsStandAndUnderWhichKeys() throws MalformedJsonException {
        List<String> found = new ArrayList<>();
        String text = "{\"a\": [{\"b\": \"x\\\"y\"}], \"c\": \"z\"}";
        JsonScanner.scan(text, (at, start, end, key) -> {
            if (!key) {
                found.add(at.depth() + " " + at.key(0) + " " + at.key(2) + " " + text.substring(start, end));
            }
        });
        assertThat(found).containsExactly("3 a b x\\\"y", "1 c  z");
    }

    @Property(tries = 3000)
    void agreesWithJacksonOnWhatIsJson(@ForAll("pieces") String text) {
        boolean valid = true;
        try {
            valid = !JACKSON.readTree(text).isMissingNode();
        } catch (JsonProcessingException e) {
            valid = false;
        }
        assertThat(JsonScanner.isValid(text)).as(text).isEqualTo(valid);
    }

    @Provide
    Arbitrary<String> pieces() {
        return Arbitraries.of(
                        "{",
                        "}",
                        "[",
                        "]",
                        ",",
                        ":",
                        "\"a\"",
                        "\"\\n\"",
                        "\"\\u00e9\"",
                        "\"\\x\"",
                        "\"",
                        "1",
                        "-1",
                        "01",
                        "1.",
                        "1.5e-3",
                        "e",
                        "true",
                        "false",
                        "null",
                        "nul",
                        " ",
                        "\n",
                        "{\"a\":",
                        "[1,")
                .list()
                .ofMaxSize(8)
                .map(list -> String.join("", list));
    }

    @Test
    void refusesNestingThatWouldExhaustTheStack() {
        assertThat(JsonScanner.isValid("[".repeat(100_000))).isFalse();
        assertThat(JsonScanner.isValid("[".repeat(200) + "]".repeat(200))).isTrue();
    }

    @Test
    void readsAnObjectOfStrings() throws MalformedJsonException {
        assertThat(JsonStrings.members(
                        "\ufeff{\"a\\u0062\": \"c\\\\d\\n\", \"e\": {\"f\": \"g\"}, \"h\": 1}".substring(1)))
                .isEqualTo(Map.of("ab", "c\\d\n"));
    }

    @Test
    void saysWhatIsMalformedAndWhere() {
        assertThatThrownBy(() -> JsonStrings.members("{\"a\" \"b\"}"))
                .isInstanceOf(MalformedJsonException.class)
                .hasMessage("expected : at character 5");
    }
}
