package io.slipway.release.helm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** Two readers of other hands, of JSON and of YAML, find what was written; HelmContractTest asks Helm's own. */
class ValuesTextTest {

    @Test
    void keepsMapsListsNumbersTruthAndNothing() throws IOException {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("a", Map.of("b", List.of(1, 2.5, true, "x", List.of(), Map.of())));
        values.put("none", null);
        values.put("list", Arrays.asList("a", null));

        assertThat(ValuesText.of(values))
                .isEqualTo(
                        "{\"a\": {\"b\": [1, 2.5, true, \"x\", [], {}]}, \"none\": null, \"list\": [\"a\", null]}\n");
        assertRead(values);
    }

    @Test
    void noTextReadsAsAnythingElse() throws IOException {
        for (String text : List.of("yes", "012", "1e3", "~", "null", "", " a ", "a: b", "# no comment", "*a", "<<")) {
            assertRead(Map.of("key", text, text, "value"));
        }
    }

    @Test
    void everyCharacterComesBack() throws IOException {
        Random random = new Random(7);
        for (int run = 0; run < 200; run++) {
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < 50; i++) {
                int c = random.nextInt(3) == 0 ? random.nextInt(0x110000) : random.nextInt(0x300);
                text.appendCodePoint(c >= 0xd800 && c < 0xe000 || (c & 0xfffe) == 0xfffe ? '!' : c);
            }
            assertRead(Map.of("text", text.toString()));
        }
    }

    /** YAML 1.1 takes them for ends of lines, or drops them. */
    @ParameterizedTest
    @ValueSource(strings = {"\u0085", "\u2028", "\u2029", "\ufeff", "\u0001", "\u007f", "\r", "\t"})
    void whatOldYamlReadsOtherwiseIsEscaped(String character) {
        assertThat(ValuesText.of(Map.of("a", character)))
                .isEqualTo("{\"a\": \"\\u%04x\"}\n".formatted((int) character.charAt(0)));
    }

    /** An escaped surrogate pair is two characters to a YAML parser. */
    @Test
    void charactersBeyondSixteenBitsStandAsTheyAre() {
        assertThat(ValuesText.of(Map.of("a", "\ud83d\ude80"))).isEqualTo("{\"a\": \"\ud83d\ude80\"}\n");
    }

    @Test
    void refusesWhatNoChartHas() {
        assertThatThrownBy(() -> ValuesText.of(Map.of("a", new Object()))).isInstanceOf(IllegalArgumentException.class);
    }

    private static void assertRead(Map<String, Object> values) throws IOException {
        String text = ValuesText.of(values);
        assertThat(new ObjectMapper().readValue(text, Object.class)).isEqualTo(values);
        assertThat(new Load(LoadSettings.builder().build()).loadFromString(text))
                .isEqualTo(values);
    }
}
