package io.slipway.release.guarding;

import io.slipway.release.problems.Problem;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * What a released app must answer.
 *
 * @param url that is asked until it answers with status 200
 * @param expected what the answer must hold; {@code @version@} stands for the released version; anything when blank
 * @param patience how long it is asked
 */
public record Verification(String url, String expected, Duration patience) {

    private static final Duration BETWEEN = Duration.ofSeconds(3);

    /** Asks until all is well; says what is wrong when it never is. */
    public Optional<Problem> run(String version, Waiting waiting) {
        WebSource web = new WebSource(Map.of());
        String wanted = expected.replace("@version@", version);
        long begun = System.nanoTime();
        while (true) {
            String wrong = ask(web, wanted);
            if (wrong.isEmpty()) {
                return Optional.empty();
            }
            if (System.nanoTime() - begun + BETWEEN.toNanos() > patience.toNanos()) {
                return Optional.of(Problem.of("the released app did not pass its verification within "
                                + DurationText.of(patience) + ": " + wrong)
                        .at(url)
                        .fix("look at what it answers, then release again"));
            }
            waiting.sleep(BETWEEN);
        }
    }

    private String ask(WebSource web, String wanted) {
        try {
            return web.get(url, Optional.empty()).contains(wanted)
                    ? ""
                    : "the answer does not contain '" + wanted + "'";
        } catch (WebSource.UnansweredException e) {
            return e.getMessage();
        }
    }
}
