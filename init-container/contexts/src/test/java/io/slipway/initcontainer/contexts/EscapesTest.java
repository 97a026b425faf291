package io.slipway.initcontainer.contexts;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.initcontainer.tokens.TokenSyntax;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What becomes of a value in its place, line by line as {@code escapes.txt} has it. */
class EscapesTest {

    @ParameterizedTest
    @MethodSource("lines")
    void isAsTheFileSays(String path, String text, String value, String result) {
        assertThat(written(replaced(path, read(text.replaceAll("\\bT(?=\\b|px)", "#{t}#")), read(value))))
                .isEqualTo(result);
    }

    private static String replaced(String path, String text, String value) {
        StringBuilder replaced = new StringBuilder();
        int from = 0;
        try {
            for (PlacedToken placed : new TokenPlaces(TokenSyntax.DEFAULT).find(path, text)) {
                replaced.append(text, from, placed.token().offset())
                        .append(placed.context().escape(value));
                from = placed.token().end();
            }
        } catch (UnfitValueException refused) {
            return "✗ " + refused.getMessage();
        }
        return replaced.append(text.substring(from)).toString();
    }

    private static String read(String text) {
        return text.replace('⏎', '\n').replace('␍', '\r').replace('⇥', '\t').replace('␀', '\0');
    }

    private static String written(String text) {
        return text.replace('\n', '⏎').replace('\r', '␍').replace('\t', '⇥').replace('\0', '␀');
    }

    static List<Arguments> lines() throws IOException {
        return ReviewedLine.of("escapes.txt").stream()
                .map(each -> {
                    String[] parts = each.line().split("§", 3);
                    return Arguments.of(each.path(), parts[0], parts[1], parts[2]);
                })
                .toList();
    }
}
