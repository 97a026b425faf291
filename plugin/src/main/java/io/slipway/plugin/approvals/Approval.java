package io.slipway.plugin.approvals;

import io.slipway.plugin.Names;
import io.slipway.plugin.settings.ApprovalRule;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
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
    private Subject subject = Subject.UNKNOWN;
    private boolean withdrawn;
    private SeenChecks checks;
    private SeenDiff diff;
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

    /** The users that the rule names and who may decide; members of its groups cannot be listed. */
    public List<String> askedUsers(Realm realm) {
        return approvers.stream()
                .filter(name -> !waived.contains(name))
                .flatMap(name -> Person.user(name, realm).stream())
                .toList();
    }

    /** Whether nobody is left who may approve: all approvers are users who requested the release. */
    public boolean isImpossible() {
        return !approvers.isEmpty() && waived.containsAll(approvers);
    }

    /** Says what it is about, for the people who decide. */
    public Approval about(Subject what) {
        subject = what;
        return this;
    }

    /** Shows how the checks stand, and what would change, to the people who decide. */
    synchronized void saw(SeenChecks seen, SeenDiff compared) {
        checks = seen;
        diff = compared;
    }

    /** What the release would change in the cluster; null (for Jelly and JSON) when nobody has compared it. */
    @Exported(inline = true)
    public synchronized SeenDiff getDiff() {
        return diff;
    }

    /** How the checks stood when slipway was last asked; null (for Jelly and JSON) when it never was. */
    @Exported(inline = true)
    public synchronized SeenChecks getChecks() {
        return checks;
    }

    /** How it stands: one rejection is enough, and a decision in time counts however late it is read. */
    public synchronized Verdict verdict(Instant now) {
        if (decisions.stream().anyMatch(decision -> !decision.isApproved())) {
            return Verdict.REJECTED;
        }
        if (!withdrawn && isAgreed(now)) {
            return Verdict.APPROVED;
        }
        if (withdrawn) {
            return Verdict.WITHDRAWN;
        }
        return now.toEpochMilli() >= endsAt ? Verdict.TIMED_OUT : Verdict.WAITING;
    }

    /** Asks no longer, also those who have agreed to a later time; a decision that has taken effect stays. */
    synchronized void withdraw(Instant now) {
        withdrawn |= verdict(now) == Verdict.WAITING;
    }

    /** Whether those who have agreed by then are enough. */
    private boolean isAgreed(Instant at) {
        List<Decision> effective = decisions.stream()
                .filter(decision -> decision.isApproved() && decision.isEffective(at))
                .toList();
        return !effective.isEmpty() && (!everyApprover || missing(effective).isEmpty());
    }

    /**
     * Whose approval is still missing, where everybody's is asked for; requesters who may not approve are not waited for.
     */
    public synchronized List<String> missing() {
        return everyApprover ? missing(decisions) : List.of();
    }

    private List<String> missing(List<Decision> made) {
        List<String> needed =
                approvers.stream().filter(name -> !waived.contains(name)).toList();
        return Coverage.missing(needed, made);
    }

    /** When the release will start if nobody objects before, as enough people have agreed to a later time. */
    public synchronized Optional<Instant> startsAt() {
        return decisions.stream()
                .filter(Decision::isApproved)
                .map(decision -> Instant.ofEpochMilli(decision.getEffectiveAt()))
                .sorted()
                .filter(this::isAgreed)
                .findFirst();
    }

    /** The same for a page; null (for Jelly) when it is not agreed yet. */
    public Date getStartDate() {
        return startsAt().map(Date::from).orElse(null);
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
        boolean again =
                decisions.stream().anyMatch(decision -> person.is(decision.getUser()) && decision.isEffective(now));
        return again ? Optional.of("again") : Optional.empty();
    }

    /** Takes a decision of somebody who may; it takes effect at once. */
    public void decide(Person person, boolean approved, String comment, Instant now) {
        decide(person, approved, comment, now, now);
    }

    /**
     * Takes a decision of somebody who may. An approval that has not taken effect yet can be replaced by who gave it.
     *
     * @param from when an approval takes effect; it must be before the approval ends
     * @throws IllegalStateException with the key of the reason when they may not
     */
    public synchronized void decide(Person person, boolean approved, String comment, Instant from, Instant now) {
        refusal(person, now).ifPresent(why -> {
            throw new IllegalStateException(why);
        });
        if (from.toEpochMilli() >= endsAt) {
            throw new IllegalStateException("tooLate");
        }
        List<String> names = approvers.stream().filter(person::isCalled).toList();
        decisions.removeIf(decision -> person.is(decision.getUser()));
        long effective = approved ? from.toEpochMilli() : now.toEpochMilli();
        decisions.add(new Decision(person.id(), approved, comment, now.toEpochMilli(), effective, names));
    }

    /** Whether it asks to confirm what has been released, not to begin. */
    @Exported
    public boolean isConfirmation() {
        return id.startsWith("after-");
    }

    @Exported(inline = true)
    public Subject getSubject() {
        return subject == null ? Subject.UNKNOWN : subject;
    }

    public Date getAskedDate() {
        return new Date(askedAt);
    }

    public Date getEndDate() {
        return new Date(endsAt);
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
