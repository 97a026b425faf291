package io.slipway.plugin.notifications;

import io.slipway.notifications.Progress;
import io.slipway.notifications.ReleaseFacts;
import io.slipway.notifications.Standing;
import io.slipway.plugin.approvals.Decision;
import io.slipway.plugin.records.ReleaseRecord;
import io.slipway.plugin.records.ReleaseState;

/** What other systems are told of a record. */
final class Facts {

    private Facts() {}

    /** @param version that the record has, or that would come into the environment */
    static ReleaseFacts of(ReleaseRecord record, String version) {
        ReleaseState state = record.getState();
        return new ReleaseFacts(
                record.getId(),
                record.getApp(),
                record.getEnvironment(),
                record.getVerb(),
                record.getBuild(),
                record.getUser(),
                new ReleaseFacts.State(
                        standing(state), state.name(), state.getText(), record.getAt(), record.isChanged()),
                record.getCause(),
                record.getComment(),
                new ReleaseFacts.Contents(
                        version, record.getDigest(), record.getImage(), record.getRevision(), record.getUrl()),
                record.getDecisions().stream().map(Facts::decision).toList());
    }

    private static ReleaseFacts.Decision decision(Decision decision) {
        return new ReleaseFacts.Decision(
                decision.getUser(),
                decision.isApproved(),
                decision.getComment(),
                decision.getAt(),
                decision.getEffectiveAt());
    }

    /** @param branch that was built; empty where Jenkins does not know it */
    static Progress.Source source(ReleaseRecord record, String branch) {
        return new Progress.Source(
                record.getCommit(), record.getRemote(), branch, record.getDirectory(), record.getChange());
    }

    static Standing standing(ReleaseState state) {
        return switch (state) {
            case AWAITING_APPROVAL, AWAITING_CHECKS, WAITING -> Standing.QUEUED;
            case RUNNING, VERIFYING -> Standing.RUNNING;
            case RELEASED -> Standing.SUCCEEDED;
            case FAILED, UNVERIFIED -> Standing.FAILED;
            case STOPPED -> Standing.ERRORED;
            case REJECTED, TIMED_OUT, CLOSED, SUPERSEDED -> Standing.WITHDRAWN;
        };
    }
}
