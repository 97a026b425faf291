package io.slipway.plugin.approvals;

import hudson.model.Item;
import hudson.model.Run;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * The approvals that builds wait for now. The header of every page asks how many, so they are held in memory: a build tells of its
 * own when it is loaded, and Jenkins loads all that still run when it starts.
 */
public final class WaitingApprovals {

    private static final Set<ApprovalsAction> OPEN = ConcurrentHashMap.newKeySet();

    private WaitingApprovals() {}

    /** A build that asks, or was loaded with a question that nobody has answered. */
    static void watch(ApprovalsAction action) {
        if (waiting(action).findAny().isPresent()) {
            OPEN.add(action);
        }
    }

    /** Those of jobs that the sender of this request may read, the oldest first. */
    public static List<Waiting> visible() {
        OPEN.removeIf(action ->
                !action.getRun().isBuilding() || waiting(action).findAny().isEmpty());
        return OPEN.stream()
                .filter(action -> action.getRun().getParent().hasPermission(Item.READ))
                .flatMap(action -> waiting(action).map(approval -> new Waiting(action, approval)))
                .sorted(Comparator.comparingLong(one -> one.approval().getAskedAt()))
                .toList();
    }

    private static Stream<Approval> waiting(ApprovalsAction action) {
        Instant now = Instant.now();
        return action.getApprovals().stream().filter(approval -> approval.verdict(now) == Verdict.WAITING);
    }

    /** How many of them wait for the sender of this request. */
    public static long countForMe() {
        return visible().stream().filter(Waiting::isForMe).count();
    }

    /** An approval and the build that waits for it. */
    public record Waiting(ApprovalsAction action, Approval approval) {

        public Run<?, ?> run() {
            return action.getRun();
        }

        /** Whether the sender of this request may decide. */
        public boolean isForMe() {
            return action.refusal(approval) == null;
        }
    }
}
