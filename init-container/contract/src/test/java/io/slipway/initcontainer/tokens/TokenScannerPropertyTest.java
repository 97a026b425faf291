package io.slipway.initcontainer.tokens;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;
import org.apache.commons.text.StringSubstitutor;

@Tag("slow")
class TokenScannerPropertyTest {
    private final TokenScanner scanner = new TokenScanner(TokenSyntax.DEFAULT);

    /** Texts made of the pieces that tokens are made of, so that near misses are common. */
    @Provide
    Arbitrary<String> pieces() {
        return Arbitraries.of(
                        "#{",
                        "}#",
                        "#",
                        "{",
                        "}",
                        ":-",
                        "|",
                        "a",
                        "b1",
                        " ",
                        "\n",
                        "raw",
                        "\\",
                        "'",
                        "\"",
                        "é",
                        "\u2028",
                        "#{a}#",
                        "#{b:-x}#")
                .list()
                .ofMaxSize(60)
                .map(list -> String.join("", list));
    }

    @Property(tries = 5000)
    void tokensAreInOrderApartAndWhereTheySay(@ForAll("pieces") String text) {
        int end = 0;
        for (Token token : scanner.scan(text)) {
            assertThat(token.offset()).isGreaterThanOrEqualTo(end);
            end = token.end();
            String found = text.substring(token.offset(), end);
            assertThat(found).startsWith("#{").endsWith("}#").contains(token.name());
            String before = text.substring(0, token.offset());
            assertThat(token.line())
                    .isEqualTo(1 + (int) before.chars().filter(c -> c == '\n').count());
            assertThat(token.column()).isEqualTo(before.length() - before.lastIndexOf('\n'));
        }
    }

    @Property(tries = 2000)
    void anyTextIsScanned(@ForAll String text) {
        assertThat(scanner.scan(text)).isNotNull();
    }

    /** Where both can be used, on plain text without filters, we agree with Commons Text. */
    @Property(tries = 2000)
    void agreesWithStringSubstitutor(@ForAll("plain") String text) {
        Map<String, String> values = Map.of("a", "A#{b}#", "b", "B$1\\");
        StringSubstitutor substitutor = new StringSubstitutor(values, "#{", "}#", '\0');
        substitutor.setDisableSubstitutionInValues(true);
        StringBuilder ours = new StringBuilder();
        int from = 0;
        for (Token token : scanner.scan(text)) {
            String whole = text.substring(token.offset(), token.end());
            ours.append(text, from, token.offset())
                    .append(values.getOrDefault(token.name(), token.fallback().orElse(whole)));
            from = token.end();
        }
        assertThat(ours.append(text.substring(from))).hasToString(substitutor.replace(text));
    }

    @Provide
    Arbitrary<String> plain() {
        return Arbitraries.of("#{a}#", "#{b}#", "#{c}#", "#{c:-d e}#", "#{a:-d}#", "text ", "$1", "\\", "\n", "é")
                .list()
                .ofMaxSize(20)
                .map(list -> String.join("", list));
    }

    @Property(tries = 20)
    void manyBeginningsTakeNoLongTime(@ForAll("beginnings") String piece) {
        assertThat(scanner.scan(piece.repeat(20_000))).isEqualTo(List.of());
    }

    @Provide
    Arbitrary<String> beginnings() {
        return Arbitraries.of("#{", "#{a", "#{a:-", "#{a|b", "#{ ", "#{a:-\n");
    }
}
