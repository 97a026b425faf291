package io.slipway.release.reports;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.slipway.release.checks.CheckState;
import io.slipway.release.checks.Evaluation;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Of {@code checks}.
 *
 * @param open whether a release may begin now
 * @param opens when windows and freezes let it begin, if they do not now
 */
public record ChecksReport(@JsonUnwrapped TargetEntry target, boolean open, Optional<Instant> opens, List<Entry> checks)
        implements VerbResult {

    /**
     * One check.
     *
     * @param message why, for people
     * @param nextChange when the clock changes that
     */
    public record Entry(String check, String state, String message, Optional<Instant> nextChange) {

        private static Entry of(CheckState each) {
            return new Entry(
                    each.check(),
                    each.state().word(),
                    each.state().message(),
                    each.state().nextChange());
        }
    }

    public static ChecksReport of(TargetEntry target, Evaluation evaluation) {
        return new ChecksReport(
                target,
                evaluation.isOpen(),
                evaluation.opens(),
                evaluation.states().stream().map(Entry::of).toList());
    }
}
