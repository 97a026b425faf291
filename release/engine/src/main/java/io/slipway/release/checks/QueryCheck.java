package io.slipway.release.checks;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;

/**
 * Figures of a Prometheus that must lie between bounds.
 *
 * @param prometheus its address
 * @param credentials name of the credentials that it is asked with
 * @param expression in PromQL; each series of its answer must hold
 * @param below what each figure must be less than
 * @param above what each figure must be more than
 * @param held for how long it must have held; zero for now
 */
public record QueryCheck(
        String prometheus,
        Optional<String> credentials,
        String expression,
        Optional<BigDecimal> below,
        Optional<BigDecimal> above,
        Duration held) {

    /** Whether a figure is good; what is no number is not. */
    public boolean holds(double figure) {
        return !Double.isNaN(figure)
                && below.map(bound -> figure < bound.doubleValue()).orElse(true)
                && above.map(bound -> figure > bound.doubleValue()).orElse(true);
    }

    /** The bounds in words: {@code below 0.01}. */
    public String bounds() {
        String upper = below.map(bound -> "below " + bound.toPlainString()).orElse("");
        String lower = above.map(bound -> "above " + bound.toPlainString()).orElse("");
        return upper.isEmpty() || lower.isEmpty() ? upper + lower : lower + " and " + upper;
    }
}
