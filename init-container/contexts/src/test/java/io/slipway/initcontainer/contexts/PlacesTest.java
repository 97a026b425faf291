package io.slipway.initcontainer.contexts;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.initcontainer.tokens.TokenSyntax;
import java.io.IOException;
import java.util.List;
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
        return ReviewedLine.of("places.txt").stream()
                .map(each -> {
                    int mark = each.line().lastIndexOf('§');
                    return Arguments.of(
                            each.path(),
                            each.line().substring(0, mark),
                            each.line().substring(mark + 1));
                })
                .toList();
    }
}
