package io.slipway.plugin.records;

import hudson.model.Run;
import io.slipway.plugin.settings.ReleaseEvent;
import java.util.Optional;

/**
 * A release that came to stand otherwise.
 *
 * @param run build that releases
 * @param before how it stood until now; empty when it is new
 * @param record as it is now
 */
public record RecordChange(Run<?, ?> run, Optional<ReleaseState> before, ReleaseRecord record) {

    /** What happened, where that is worth a message: that slipway runs now is not. */
    public Optional<ReleaseEvent> event() {
        return event(record);
    }

    static Optional<ReleaseEvent> event(ReleaseRecord record) {
        return Optional.ofNullable(
                switch (record.getState()) {
                    case AWAITING_APPROVAL -> ReleaseEvent.APPROVAL_WANTED;
                    case AWAITING_CHECKS, WAITING -> ReleaseEvent.WAITING;
                    case RELEASED -> record.isRollback() ? ReleaseEvent.ROLLED_BACK : ReleaseEvent.RELEASED;
                    case FAILED, UNVERIFIED -> ReleaseEvent.FAILED;
                    case REJECTED -> ReleaseEvent.REJECTED;
                    case TIMED_OUT -> ReleaseEvent.TIMED_OUT;
                    case STOPPED -> ReleaseEvent.STOPPED;
                    case RUNNING, VERIFYING, CLOSED, SUPERSEDED -> null;
                });
    }
}
