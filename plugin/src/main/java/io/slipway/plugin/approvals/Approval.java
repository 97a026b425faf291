package io.slipway.plugin.approvals;

import io.slipway.plugin.Names;
import io.slipway.plugin.settings.ApprovalRule;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.kohsuke.stapler.export.Exported;
import org.kohsuke.stapler.export.ExportedBean;

/**
 * A question to people about one environment, and what they answered. It keeps the rule as it was when it was asked, so
 * that who edits the configuration meanwhile does not decide.
 */
@ExportedBean(defaultVisibility = 3)
public final class Approval implements Serializable {

    private static final long serialVersionUID = 1L;

    private final String id;
    private final String environment;
    private final List<String> requesters;
    private final List<String> approvers;
    private final List<String> waived;
    private final boolean everyApprover;
    private final boolean requesterMayApprove;
    private final long askedAt;
    private final long endsAt;
    private final List<Decision> decisions = new ArrayList<>();

    private Approval(
            String id, String environment, List<String> requesters, ApprovalRule rule, Realm realm, Instant now) {
        this.id = id;
        this.environment = environment;
        this.requesters = new ArrayList<>(requesters);
        approvers = new ArrayList<>(Names.split(rule.getApprovers()));
        waived = new ArrayList<>(rule.isRequesterMayApprove() ? List.of() : requested(realm));
        everyApprover = rule.isEveryApprover();
        requesterMayApprove = rule.isRequesterMayApprove();
        askedAt = now.toEpochMilli();
        endsAt = now.plus(Duration.ofMinutes(rule.getTimeoutMinutes())).toEpochMilli();
    }

    /** @param requesters see {@link Requesters} */
    public static Approval ask(
            String id, String environment, List<String> requesters, ApprovalRule rule, Realm realm, Instant now) {
        return new Approval(id, environment, requesters, rule, realm, now);
    }

    private List<String> requested(Realm realm) {
        return approvers.stream()
                .filter(name -> requesters.stream().anyMatch(user -> Person.meansUser(name, user, realm)))
                .toList();
    }

    /** Whether nobody is left who may approve: all approvers are users who requested the release. */
    public boolean isImpossible() {
        return !approvers.isEmpty() && waived.containsAll(approvers);
    }

    /** How it stands: one rejection is enough, and a decision in time counts however late it is read. */
    public synchronized Verdict verdict(Instant now) {
        if (decisions.stream().anyMatch(decision -> !decision.isApproved())) {
            return Verdict.REJECTED;
        }
        if (!decisions.isEmpty() && (!everyApprover || missing().isEmpty())) {
            return Verdict.APPROVED;
        }
        return now.toEpochMilli() >= endsAt ? Verdict.TIMED_OUT : Verdict.WAITING;
    }

    /**
     * Whose approval is still missing, where everybody's is asked for; requesters who may not approve are not waited for.
     */
    public synchronized List<String> missing() {
        List<String> needed =
                approvers.stream().filter(name -> !waived.contains(name)).toList();
        return Coverage.missing(needed, decisions);
    }

    /** Why somebody may not decide, by the key of its message; empty when they may. */
    public synchronized Optional<String> refusal(Person person, Instant now) {
        if (verdict(now) != Verdict.WAITING) {
            return Optional.of("decided");
        }
        if (!approvers.isEmpty() && approvers.stream().noneMatch(person::isCalled)) {
            return Optional.of("noApprover");
        }
        if (!requesterMayApprove && requesters.stream().anyMatch(person::is)) {
            return Optional.of("requester");
        }
        boolean again = decisions.stream().anyMatch(decision -> person.is(decision.getUser()));
        return again ? Optional.of("again") : Optional.empty();
    }

    /** Takes a decision of somebody who may. */
    public synchronized void decide(Person person, boolean approved, String comment, Instant now) {
        refusal(person, now).ifPresent(why -> {
            throw new IllegalStateException(why);
        });
        List<String> names = approvers.stream().filter(person::isCalled).toList();
        decisions.add(new Decision(person.id(), approved, comment, now.toEpochMilli(), names));
    }

    @Exported
    public String getId() {
        return id;
    }

    @Exported
    public String getEnvironment() {
        return environment;
    }

    @Exported
    public List<String> getRequesters() {
        return List.copyOf(requesters);
    }

    @Exported
    public List<String> getApprovers() {
        return List.copyOf(approvers);
    }

    @Exported
    public long getAskedAt() {
        return askedAt;
    }

    @Exported
    public long getEndsAt() {
        return endsAt;
    }

    @Exported
    public synchronized List<Decision> getDecisions() {
        return List.copyOf(decisions);
    }

    @Exported
    public Verdict getVerdict() {
        return verdict(Instant.now());
    }
}
