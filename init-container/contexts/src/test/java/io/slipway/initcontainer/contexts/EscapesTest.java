package io.slipway.initcontainer.contexts;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.initcontainer.tokens.TokenSyntax;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
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
        List<Arguments> lines = new ArrayList<>();
        String path = "";
        for (String line : file().split("\n")) {
            if (line.startsWith("== ")) {
                path = line.substring(3);
            } else if (!line.isEmpty() && !line.startsWith("# ")) {
                String[] parts = line.split("§", 3);
                lines.add(Arguments.of(path, parts[0], parts[1], parts[2]));
            }
        }
        return lines;
    }

    private static String file() throws IOException {
        try (InputStream file = Objects.requireNonNull(EscapesTest.class.getResourceAsStream("escapes.txt"))) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
