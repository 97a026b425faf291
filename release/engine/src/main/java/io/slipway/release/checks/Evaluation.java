package io.slipway.release.checks;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How the checks of an environment stand for a change at one moment. */
public final class Evaluation {

    private static final String WINDOW = "window";

    private final Checks checks;
    private final Facts facts;
    private final Instant now;
    private final List<CheckState> states = new ArrayList<>();

    private Evaluation(Checks checks, Facts facts, Instant now) {
        this.checks = checks;
        this.facts = facts;
        this.now = now;
    }

    /** In the order in which they are asked: what no waiting changes, what the clock decides, what others answer. */
    public static Evaluation of(Checks checks, Facts facts, Instant now) {
        Evaluation evaluation = new Evaluation(checks, facts, now);
        evaluation.branch();
        evaluation.window();
        evaluation.freezes();
        if (facts.change().bringsABuild()) {
            checks.request().ifPresent(check -> evaluation.answered("request", facts.request()));
            checks.query().ifPresent(check -> evaluation.answered("query", facts.query()));
        }
        return evaluation;
    }

    /** Each check, in order. */
    public List<CheckState> states() {
        return List.copyOf(states);
    }

    /** Whether the change may begin. */
    public boolean isOpen() {
        return states.stream().allMatch(each -> each.state() instanceof State.Open);
    }

    /** Whether waiting changes nothing. */
    public boolean isRefused() {
        return states.stream().anyMatch(each -> each.state() instanceof State.Refused);
    }

    /** When the clock lets the change begin; empty when it does now, or when no clock decides. */
    public Optional<Instant> opens() {
        ReleaseCalendar calendar = calendarOfTheChange();
        return calendar.isOpen(now) ? Optional.empty() : calendar.nextChange(now);
    }

    /** All that keeps it from beginning, in one line: {@code opens Mon 09:00 CET; freeze year end until 4 January}. */
    public String message() {
        if (isRefused()) {
            return messages(state -> state instanceof State.Refused).collect(Collectors.joining("; "));
        }
        Stream<String> opening = opens().map(moment -> "opens " + text(moment)).stream();
        Stream<String> reasons = states.stream()
                .filter(each -> each.state() instanceof State.Waiting)
                .filter(each -> !each.check().equals(WINDOW) || opens().isEmpty())
                .map(each -> each.state().message());
        return Stream.concat(opening, reasons).collect(Collectors.joining("; "));
    }

    private Stream<String> messages(Predicate<State> which) {
        return states.stream().map(CheckState::state).filter(which).map(State::message);
    }

    private void add(String check, State state) {
        states.add(new CheckState(check, state));
    }

    private void branch() {
        if (checks.branches().isEmpty() || !facts.change().bringsABuild()) {
            return;
        }
        String allowed = String.join(", ", checks.branches());
        if (facts.branch().isEmpty()) {
            add("branch", new State.Refused("the branch of this build is not known; allowed: " + allowed));
            return;
        }
        String branch = facts.branch().get();
        boolean matches = checks.branches().stream().anyMatch(glob -> BranchGlob.matches(glob, branch));
        add(
                "branch",
                matches
                        ? new State.Open(branch, Optional.empty())
                        : new State.Refused("branch " + branch + " is not released here; allowed: " + allowed));
    }

    private void window() {
        if (checks.windows().isEmpty()) {
            return;
        }
        ReleaseCalendar windows = new ReleaseCalendar(checks.windows(), List.of());
        Optional<Instant> next = windows.nextChange(now);
        if (windows.isOpen(now)) {
            add(
                    WINDOW,
                    new State.Open(next.map(moment -> "closes " + text(moment)).orElse("always open"), next));
        } else if (isExemptFromWindows()) {
            add(WINDOW, new State.Open("rollbacks may begin outside the windows", next));
        } else {
            add(
                    WINDOW,
                    new State.Waiting(
                            next.map(moment -> "opens " + text(moment)).orElse("never opens"), next));
        }
    }

    private boolean isExemptFromWindows() {
        return facts.change() == Change.ROLLBACK && checks.rollbackOutsideWindows();
    }

    private void freezes() {
        checks.freezes().stream()
                .filter(freeze -> now.isBefore(freeze.ends()))
                .forEach(freeze -> add("freeze " + freeze.name(), state(freeze)));
    }

    private State state(Freeze freeze) {
        if (!freeze.isOn(now)) {
            return new State.Open(
                    "begins " + Moments.text(freeze.begins(), freeze.zone(), now), Optional.of(freeze.begins()));
        }
        if (isExemptFrom(freeze)) {
            return new State.Open(
                    "began while the release was under way that is rolled back", Optional.of(freeze.ends()));
        }
        return new State.Waiting(
                "freeze " + freeze.name() + " until " + Moments.text(freeze.ends(), freeze.zone(), now),
                Optional.of(freeze.ends()));
    }

    private boolean isExemptFrom(Freeze freeze) {
        return facts.change() == Change.ROLLBACK
                && facts.replaced().filter(release -> release.sawBegin(freeze)).isPresent();
    }

    private void answered(String check, Optional<Answer> answer) {
        add(check, answer.map(each -> state(check, each)).orElse(notAsked(check)));
    }

    private State state(String check, Answer answer) {
        if (answer instanceof Answer.Passed passed) {
            return new State.Open(passed.text(), Optional.empty());
        }
        if (answer instanceof Answer.NotYet notYet) {
            String since = Moments.text(notYet.since(), zone(), now);
            return new State.Waiting(check + ": " + notYet.text() + ", since " + since, Optional.empty());
        }
        return new State.Refused(check + ": " + answer.text());
    }

    private static State notAsked(String check) {
        return new State.Waiting(check + ": not asked yet", Optional.empty());
    }

    private ReleaseCalendar calendarOfTheChange() {
        return new ReleaseCalendar(
                isExemptFromWindows() ? List.of() : checks.windows(),
                checks.freezes().stream()
                        .filter(freeze -> !isExemptFrom(freeze))
                        .toList());
    }

    private String text(Instant moment) {
        return Moments.text(moment, zone(), now);
    }

    /** Of those who wrote the checks. */
    private ZoneId zone() {
        return Stream.concat(
                        checks.windows().stream().map(Window::zone),
                        checks.freezes().stream().map(Freeze::zone))
                .findFirst()
                .orElse(ZoneOffset.UTC);
    }
}
