package io.slipway.release.watching;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PodFailureTest {

    @Test
    void ofSlipwayInitTheFirstProblemCountsWhole() {
        assertThat(
                        words(
                                "slipway: dev: no value for token a\n  at x.ts:4\n  fix: add a\nslipway: dev: no value for token b"))
                .containsExactly("slipway: dev: no value for token a", "  at x.ts:4", "  fix: add a");
    }

    @Test
    void ofALogTheLineThatTellsMostCounts() {
        assertThat(words("starting\nnginx: [emerg] unknown directive \"listn\" in /etc/slipway/nginx.conf:3\nbye"))
                .containsExactly("nginx: [emerg] unknown directive \"listn\" in /etc/slipway/nginx.conf:3");
    }

    @Test
    void ofALogThatTellsNothingTheLastLineCounts() {
        assertThat(words("one\ntwo\n\n")).containsExactly("two");
    }

    @Test
    void nothingSaidIsNothing() {
        assertThat(words("\n \n")).isEmpty();
    }

    @Test
    void coloursOfALogDoNotReachTheTerminal() {
        assertThat(words("\u001b[31mError: broken\u001b[0m\u0007")).containsExactly("Error: broken");
    }

    private static List<String> words(String message) {
        return new PodFailure("shop-1", "publish", true, "Error", Optional.of(1), message, false).words();
    }
}
