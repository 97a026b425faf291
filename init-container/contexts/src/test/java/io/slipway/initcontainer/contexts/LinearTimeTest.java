package io.slipway.initcontainer.contexts;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.initcontainer.tokens.TokenScanner;
import io.slipway.initcontainer.tokens.TokenSyntax;
import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Twice the text takes about twice the time, whatever it is made of; where time is squared it takes four times. */
class LinearTimeTest {
    private static final int LENGTH = 100_000;
    private static final int RUNS = 3;

    @ParameterizedTest
    @CsvSource(
            delimiter = '§',
            quoteCharacter = '\0',
            value = {
                "a.html§<!--",
                "a.html§<script>",
                "a.html§<a ",
                "a.html§<a b=",
                "a.html§</a ",
                "a.html§<script>/*</script>",
                "a.html§<svg><script>",
                "a.html§<noscript>",
                "a.html§<p title='#{v}#'>&#{v}#",
                "a.html§<a href=' #{v}#",
                "a.xml§<a>",
                "a.xml§<!--",
                "a.js§'\\",
                "a.js§/\\",
                "a.js§'#{v}#',",
                "a.js§`${",
                "a.js§}/",
                "a.js§'#{v}#'/*",
                "a.js§/[#{v}#",
                "a.css§url(",
                "a.css§'\\",
                "a.css§a:#{v}#(",
                "a.json§\"\\",
                "a.json§#{v}#",
                "a.txt§#{a:-",
                "a.txt§#{v}#",
                "a.txt§#{a|b",
            })
    void doublesWithTheText(String path, String piece) {
        long once = fastest(path, piece, LENGTH);
        long twice = fastest(path, piece, 2 * LENGTH);
        // Below a fraction of a second other work on the machine is all that is seen; squared, these took 4 s and more.
        assertThat(twice).isLessThan(3 * once + 200_000_000);
    }

    private static long fastest(String path, String piece, int length) {
        String text = piece.repeat(length / piece.length()) + "#{v}#";
        long[] times = new long[RUNS];
        for (int run = 0; run < RUNS; run++) {
            long start = System.nanoTime();
            new TokenPlaces(TokenSyntax.DEFAULT).find(path, text);
            new TokenScanner(TokenSyntax.DEFAULT).scan(text);
            times[run] = System.nanoTime() - start;
        }
        Arrays.sort(times);
        return times[0]; // what no other work disturbed
    }
}
