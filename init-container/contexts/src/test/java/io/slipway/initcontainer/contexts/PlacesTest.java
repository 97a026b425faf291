package io.slipway.initcontainer.contexts;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.initcontainer.tokens.TokenSyntax;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What stands around a token, line by line as {@code places.txt} has it. */
class PlacesTest {

    @ParameterizedTest
    @MethodSource("lines")
    void isAsTheFileSays(String path, String text, String contexts) {
        String read = text.replaceAll("\\bT\\b", "#{t}#").replace('⏎', '\n').replace('␍', '\r');

        assertThat(new TokenPlaces(TokenSyntax.DEFAULT)
                        .find(path, read).stream().map(PlacesTest::written).collect(Collectors.joining(" ")))
                .isEqualTo(contexts);
    }

    private static String written(PlacedToken token) {
        return token.context().code() + (token.quote() == 0 ? "" : "+" + token.quote());
    }

    static List<Arguments> lines() throws IOException {
        List<Arguments> lines = new ArrayList<>();
        String path = "";
        for (String line : file().split("\n")) {
            if (line.startsWith("== ")) {
                path = line.substring(3);
            } else if (!line.isEmpty() && !line.startsWith("# ")) {
                int mark = line.lastIndexOf('§');
                lines.add(Arguments.of(path, line.substring(0, mark), line.substring(mark + 1)));
            }
        }
        return lines;
    }

    private static String file() throws IOException {
        try (InputStream file = Objects.requireNonNull(PlacesTest.class.getResourceAsStream("places.txt"))) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
