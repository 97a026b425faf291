package io.slipway.release.guarding;

import io.slipway.release.checks.AfterCheck;
import io.slipway.release.problems.Problem;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Watches the figures of a release for its bake time. */
public final class Bake {

    private static final Duration BETWEEN = Duration.ofSeconds(15);

    private final AfterCheck check;
    private final QueryQuestion question;

    /** @param credentials files with what the Prometheus is asked with, by name */
    public Bake(AfterCheck check, Map<String, Path> credentials) {
        this.check = check;
        this.question = new QueryQuestion(new WebSource(credentials), check.query());
    }

    /** What is watched, for people. */
    public String describe() {
        return check.query().expression() + " must stay " + check.query().bounds() + " for "
                + DurationText.of(check.bake());
    }

    /**
     * Watches; the first figures that do not hold end it. Who does not answer is asked again, for as long as the bake time
     * once more.
     *
     * @return the figures, when they did not hold
     */
    public Optional<Problem> run(Waiting waiting) {
        Instant begun = Instant.now();
        Instant end = begun.plus(check.bake());
        Instant latest = end.plus(check.bake());
        Duration pause =
                check.bake().dividedBy(4).compareTo(BETWEEN) < 0 ? check.bake().dividedBy(4) : BETWEEN;
        while (true) {
            Instant now = Instant.now();
            QueryQuestion.Figures figures = question.figures(now);
            if ((figures.isKnown() && !figures.hold()) || now.isAfter(latest)) {
                return Optional.of(failed(figures.text(), Duration.between(begun, now)));
            }
            if (figures.hold() && !now.isBefore(end)) {
                return Optional.empty();
            }
            waiting.sleep(pause);
        }
    }

    private Problem failed(String figures, Duration after) {
        return Problem.of("after " + DurationText.of(Duration.ofSeconds(after.toSeconds())) + ": " + figures)
                .at(check.query().prometheus() + ", " + check.query().expression())
                .fix("find out what the figures tell of this version, then release a better one");
    }
}
