package io.slipway.release.guarding;

import io.slipway.release.checks.Change;
import io.slipway.release.checks.Checks;
import io.slipway.release.checks.Evaluation;
import io.slipway.release.checks.Facts;
import io.slipway.release.checks.RequestCheck;
import io.slipway.release.problems.AtExit;
import io.slipway.release.problems.ClosedChecks;
import io.slipway.release.problems.Problem;
import io.slipway.release.problems.SlipwayException;
import io.slipway.release.revisions.ReleaseStore;
import io.slipway.release.revisions.ReleaseTarget;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Lets a change of an environment begin when the checks there are open, and only then. */
public final class Gate {

    private static final Duration BLINK = Duration.ofSeconds(1);

    /** Somebody may have changed the policy. */
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(60);

    private static final Duration BETWEEN_QUERIES = Duration.ofSeconds(15);

    private final ReleaseTarget target;
    private final PolicyStore store;
    private final Subject subject;
    private final GateRequest request;
    private final Questions questions;

    public Gate(ReleaseTarget target, Subject subject, GateRequest request) {
        this.target = target;
        this.store = new PolicyStore(target);
        this.subject = subject;
        this.request = request;
        this.questions = new Questions(
                new WebSource(request.credentials()), subject, request.since().orElseGet(Instant::now));
    }

    /** The checks at one moment. */
    public record Look(Checks checks, Evaluation evaluation) {}

    /** How the checks stand now: the policy is read and everybody is asked. Nothing is changed. */
    public Look look() {
        Checks checks = request.policy().orElseGet(store::read).checks();
        // Only freezes ask what a rollback replaces.
        Facts facts = Facts.of(subject.change(), subject.build().branch())
                .replacing(checks.freezes().isEmpty() ? Optional.empty() : replaced());
        // What no waiting changes is told before others are asked.
        Facts known =
                Evaluation.of(checks, facts, Instant.now()).isRefused() ? facts : questions.answering(facts, checks);
        return new Look(checks, Evaluation.of(checks, known, Instant.now()));
    }

    /** The same, once the cluster has the policy that whoever asks brings along. */
    private Look lookForAll() {
        request.policy().ifPresent(store::settle);
        return look();
    }

    private Optional<Facts.UnderWay> replaced() {
        return subject.change() == Change.ROLLBACK
                ? new ReleaseStore(target)
                        .newest()
                        .flatMap(newest -> newest.toRevision()
                                .deployed()
                                .map(began -> new Facts.UnderWay(
                                        began, newest.changed().orElse(began))))
                : Optional.empty();
    }

    /**
     * Returns when the change may begin.
     *
     * @param waiting is told why it waits, each time that this changes
     * @throws SlipwayException (failed) when the checks are closed and it does not wait
     */
    public void await(Consumer<String> waiting) {
        String told = "";
        while (true) {
            Look look = lookForAll();
            if (look.evaluation().isOpen() || mayOverride(look)) {
                return;
            }
            if (!waits(look)) {
                throw closed(look);
            }
            String message = look.evaluation().message();
            if (!message.equals(told)) {
                waiting.accept(message);
                told = message;
            }
            pause(look);
        }
    }

    /**
     * Looks again right before the change begins; an override is written down then.
     *
     * @param by whose change it is
     * @return empty when the checks have closed meanwhile, and the change waits
     * @throws SlipwayException (failed) when they have closed and it does not wait
     */
    public Optional<Passage> enter(String by) {
        Look look = lookForAll();
        if (look.evaluation().isOpen()) {
            return Optional.of(new Passage(look.checks(), Optional.empty()));
        }
        if (mayOverride(look)) {
            String why =
                    request.override().orElse("") + " (" + look.evaluation().message() + ")";
            store.override(Instant.now().truncatedTo(ChronoUnit.SECONDS) + " "
                    + subject.change().word() + " of " + target.release() + " by " + by + ": "
                    + why.replaceAll("\\s+", " "));
            return Optional.of(new Passage(look.checks(), Optional.of(why)));
        }
        if (waits(look)) {
            return Optional.empty();
        }
        throw closed(look);
    }

    private boolean mayOverride(Look look) {
        if (request.override().isEmpty()) {
            return false;
        }
        if (!store.mayUpdate()) {
            throw SlipwayException.failed(Problem.of("--override needs the right to update " + store.place()
                            + ", which you lack; " + look.evaluation().message())
                    .at(store.place())
                    .fix("ask somebody who has it, or wait"));
        }
        return true;
    }

    private boolean waits(Look look) {
        return request.waits() && look.checks().waits() && !look.evaluation().isRefused();
    }

    private SlipwayException closed(Look look) {
        boolean mayOpen = !look.evaluation().isRefused();
        Problem problem = Problem.of(look.evaluation().message())
                .at(store.place())
                .fix((mayOpen && look.checks().waits() ? waiting() : "")
                        + "go past the checks with --override REASON, which needs the right to update that ConfigMap");
        return mayOpen ? SlipwayException.closed(problem, closedChecks(look)) : SlipwayException.failed(problem);
    }

    /** Who asks again and again waits already. */
    private String waiting() {
        return request.since().isPresent() ? "wait, or " : "wait with --wait-for-checks, or ";
    }

    private ClosedChecks closedChecks(Look look) {
        return new ClosedChecks(
                look.checks().waits(),
                look.evaluation().opens(),
                intervals(look.checks()).reduce((one, other) -> one.compareTo(other) < 0 ? one : other));
    }

    /** How long the answers of other systems are good for. */
    private Stream<Duration> intervals(Checks checks) {
        return subject.change().bringsABuild()
                ? Stream.of(
                                checks.request().map(RequestCheck::every),
                                checks.query().map(check -> BETWEEN_QUERIES))
                        .flatMap(Optional::stream)
                : Stream.empty();
    }

    private void pause(Look look) {
        Instant now = Instant.now();
        Instant again = now.plus(LONGEST_PAUSE);
        Instant end = Stream.concat(intervals(look.checks()).map(now::plus), look.evaluation().opens().stream())
                .reduce(again, (one, other) -> one.isBefore(other) ? one : other);
        while (Instant.now().isBefore(end)) {
            AtExit.refuseToBegin(target);
            sleep(Duration.between(Instant.now(), end));
        }
    }

    private static void sleep(Duration rest) {
        try {
            Thread.sleep(Math.max(1, Math.min(BLINK.toMillis(), rest.toMillis())));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw SlipwayException.failed(Problem.of("interrupted while waiting for the checks"));
        }
    }
}
