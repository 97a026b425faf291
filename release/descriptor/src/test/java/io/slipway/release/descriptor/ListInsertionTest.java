package io.slipway.release.descriptor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ListInsertionTest {

    private static final List<String> KEYS = List.of("nginx", "policy", "sources", "img-src");
    private static final String SOURCE = "https://cdn.example.com";

    @Test
    void aTextWithoutAnyOfTheKeysGetsThemAtItsEnd() {
        assertThat(into("app: {name: shop} # ours\n")).isEqualTo("""
                app: {name: shop} # ours
                nginx:
                  policy:
                    sources:
                      img-src: ["https://cdn.example.com"]
                """);
    }

    @Test
    void whatIsThereStaysAsItWasTyped() {
        assertThat(into("""
                # Served by us.
                nginx:
                    preset: office   # an add-in
                    # and its policy
                    policy:
                        reports: true

                # where
                environments: {dev: {host: 'a'}}
                """)).isEqualTo("""
                # Served by us.
                nginx:
                    preset: office   # an add-in
                    # and its policy
                    policy:
                        reports: true
                        sources:
                          img-src: ["https://cdn.example.com"]

                # where
                environments: {dev: {host: 'a'}}
                """);
    }

    @Test
    void bracesStayBraces() {
        assertThat(into("nginx: {preset: office}\nx: 1\n"))
                .isEqualTo(
                        "nginx: {preset: office, policy: {sources: {img-src: [\"https://cdn.example.com\"]}}}\nx: 1\n");
        assertThat(into("nginx: {}\n"))
                .isEqualTo("nginx: {policy: {sources: {img-src: [\"https://cdn.example.com\"]}}}\n");
    }

    @Test
    void aListGrowsInItsOwnStyle() {
        assertThat(into("nginx: {policy: {sources: {img-src: ['https://a']}}} # x"))
                .isEqualTo("nginx: {policy: {sources: {img-src: ['https://a', \"https://cdn.example.com\"]}}} # x");
        assertThat(into("""
                nginx:
                  policy:
                    sources:
                      img-src:
                      - https://a.example.com # the first
                      font-src: []
                """)).isEqualTo("""
                nginx:
                  policy:
                    sources:
                      img-src:
                      - https://a.example.com # the first
                      - "https://cdn.example.com"
                      font-src: []
                """);
    }

    @Test
    void aKeyWithoutAValueGetsOne() {
        assertThat(into("app: {name: shop}\nnginx: # later\nx: 1\n"))
                .isEqualTo(
                        "app: {name: shop}\nnginx: {policy: {sources: {img-src: [\"https://cdn.example.com\"]}}} # later\n"
                                + "x: 1\n");
    }

    /** A block text ends where the next line begins, and characters may take two places. */
    @Test
    void textOfSeveralLinesIsLeftAlone() {
        assertThat(
                        into(
                                "nginx:\n  maintenance:\n    message: |\n      \uD83D\uDEA2 back soon\n      really\nx: \"\uD83D\uDEA2\"\n"))
                .isEqualTo(
                        "nginx:\n  maintenance:\n    message: |\n      \uD83D\uDEA2 back soon\n      really\n"
                                + "  policy:\n    sources:\n      img-src: [\"https://cdn.example.com\"]\nx: \"\uD83D\uDEA2\"\n");
    }

    @Test
    void aFileWithoutALineEndGetsOne() {
        assertThat(into("nginx:\n  preset: office"))
                .isEqualTo(
                        "nginx:\n  preset: office\n  policy:\n    sources:\n      img-src: [\"https://cdn.example.com\"]\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nginx: office",
                "nginx: {policy: {sources: {img-src: {a: b}}}}",
                "[]",
                "nginx: {policy: {sources: [",
            })
    void whatIsNoListIsLeftToAPerson(String text) {
        assertThat(ListInsertion.into(text, KEYS, SOURCE)).isEmpty();
    }

    @Test
    void aSingleItemBecomesAList() {
        assertThat(ListInsertion.into("a:\n  b: https://one # 1\n", List.of("a", "b"), "two"))
                .contains("a:\n  b: [https://one, \"two\"] # 1\n");
        assertThat(ListInsertion.into("a: {b: 'one'}", List.of("a", "b"), "two"))
                .contains("a: {b: ['one', \"two\"]}");
    }

    @Test
    void quotesInASourceAreKept() {
        assertThat(ListInsertion.into("a: [x]", List.of("a"), "'unsafe-eval'")).contains("a: [x, \"'unsafe-eval'\"]");
    }

    private static String into(String text) {
        return ListInsertion.into(text, KEYS, SOURCE).orElseThrow();
    }
}
