package io.slipway.plugin.stages;

import hudson.model.Run;
import io.slipway.plugin.Texts;
import io.slipway.plugin.engine.BuildContext;
import io.slipway.plugin.records.ReleaseState;
import io.slipway.plugin.reports.ClosedChecks;
import io.slipway.plugin.reports.Masker;
import io.slipway.plugin.reports.NotAReportException;
import io.slipway.plugin.reports.Report;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Waits until the checks of the environment are open, as slipway said; then slipway asks them again. Between two questions
 * nothing runs, on the agent neither.
 */
final class AwaitChecks implements Stage, Asker {

    private static final long serialVersionUID = 1L;
    private static final Duration PAUSE = Duration.ofSeconds(5);

    /** The exit code of slipway when the cluster, a registry or a program is not there. */
    private static final int NOT_THERE = 3;

    /** A process starts for each question. */
    private static final Duration SHORTEST = Duration.ofMinutes(1);

    /** Whoever owns the environment may have changed its checks. */
    private static final Duration LONGEST = Duration.ofMinutes(10);

    private final String message;
    private final String unasked;
    private final long askAt;
    private boolean told;
    private boolean stopped;

    private AwaitChecks(String message, String unasked, Instant askAt, boolean told) {
        this.message = message;
        this.unasked = unasked;
        this.askAt = askAt.toEpochMilli();
        this.told = told;
    }

    static AwaitChecks of(ClosedChecks closed, Instant now) {
        return new AwaitChecks(closed.message(), "", askAt(closed, now), false);
    }

    /** When to ask again: when the clock opens them, or when another system may answer otherwise. */
    static Instant askAt(ClosedChecks closed, Instant now) {
        Instant latest = now.plus(LONGEST);
        Instant answered = closed.askAgain()
                .map(pause -> now.plus(pause.compareTo(SHORTEST) < 0 ? SHORTEST : pause))
                .orElse(latest);
        Instant opens = closed.opens().filter(now::isBefore).orElse(answered);
        Instant next = opens.isBefore(answered) ? opens : answered;
        return next.isBefore(latest) ? next : latest;
    }

    /** An answer that did not come is one to wait for; one that says no has to be heard in full. */
    @Override
    public Stage answered(String text, Masker masker, Instant now) {
        try {
            Report report = Report.parse(text);
            Optional<ClosedChecks> closed = report.closed().filter(ClosedChecks::waits);
            if (closed.isPresent()) {
                return then(closed.get(), now);
            }
            return report.exitCode() == NOT_THERE ? unanswered(report.cause(), now) : new AwaitTurn();
        } catch (NotAReportException e) {
            return unanswered(Texts.of(AwaitChecks.class, "noAnswer"), now);
        }
    }

    private AwaitChecks then(ClosedChecks closed, Instant now) {
        boolean same = closed.message().equals(message) && unasked.isEmpty();
        return new AwaitChecks(closed.message(), "", askAt(closed, now), same);
    }

    @Override
    public AwaitChecks unanswered(String why, Instant now) {
        return new AwaitChecks(message, why, now.plus(SHORTEST), why.equals(unasked));
    }

    @Override
    public Next advance(EngineRun engineRun, BuildContext context) throws IOException, InterruptedException {
        Run<?, ?> run = context.run();
        if (stopped) {
            String why =
                    Texts.of(AwaitChecks.class, "stopped", engineRun.request().environment(), message);
            engineRun.record(run, ReleaseState.STOPPED, why);
            return new Next.Ended(why, true);
        }
        Optional<Next> superseded = Superseded.byLatest(engineRun, run);
        if (superseded.isPresent()) {
            return superseded.get();
        }
        tell(engineRun, context);
        return Instant.now().toEpochMilli() < askAt
                ? new Next.Again(PAUSE)
                : new Next.Then(RunProcess.ask(engineRun.request(), this));
    }

    private void tell(EngineRun engineRun, BuildContext context) throws IOException, InterruptedException {
        if (told) {
            return;
        }
        told = true;
        String why = unasked.isEmpty() ? message : Texts.of(AwaitChecks.class, "unasked", message, unasked);
        engineRun.record(context.run(), ReleaseState.AWAITING_CHECKS, why);
        context.log()
                .getLogger()
                .println(Texts.of(
                        AwaitChecks.class, "waiting", engineRun.request().environment(), why));
    }

    @Override
    public void stop(boolean atOnce) {
        stopped = true;
    }

    @Override
    public long changeStamp() {
        return 31 * askAt + (told ? 1 : 0);
    }

    @Override
    public String status() {
        return message;
    }
}
