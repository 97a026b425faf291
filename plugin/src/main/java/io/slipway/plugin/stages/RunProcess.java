package io.slipway.plugin.stages;

import hudson.AbortException;
import hudson.model.Run;
import io.slipway.plugin.Texts;
import io.slipway.plugin.agent.EngineProcess;
import io.slipway.plugin.agent.EngineState;
import io.slipway.plugin.engine.ArtifactKeeper;
import io.slipway.plugin.engine.BuildContext;
import io.slipway.plugin.engine.EngineRequest;
import io.slipway.plugin.engine.EngineStart;
import io.slipway.plugin.engine.Verb;
import io.slipway.plugin.records.OpenReviews;
import io.slipway.plugin.records.ReleaseState;
import io.slipway.plugin.records.Released;
import io.slipway.plugin.records.ReleasesAction;
import io.slipway.plugin.reports.ClosedChecks;
import io.slipway.plugin.reports.Masker;
import io.slipway.plugin.reports.NotAReportException;
import io.slipway.plugin.reports.Report;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Runs slipway on the agent: starts it, passes its log on, and reads its report when it has ended. */
final class RunProcess implements Stage {

    private static final long serialVersionUID = 1L;
    private static final Logger LOGGER = Logger.getLogger(RunProcess.class.getName());
    private static final Duration SOON = Duration.ofMillis(500);
    private static final Duration SELDOM = Duration.ofSeconds(5);
    private static final Duration TIME_TO_END = Duration.ofMinutes(2);
    private static final Duration TIME_TO_COME_BACK = Duration.ofMinutes(10);

    private final EngineRequest own;
    private final Stage then;
    private final Asker asking;
    private EngineProcess process;
    private Verify afterwards;
    private long offset;
    private long pause = SOON.toMillis();
    private long awaySince;
    private long stopAskedAt;
    private boolean stopSent;
    private boolean atOnce;
    private transient Masker masker;

    /** Runs what the build asks for. */
    RunProcess() {
        this(null, null, null);
    }

    private RunProcess(EngineRequest own, Stage then, Asker asking) {
        this.own = own;
        this.then = then;
        this.asking = asking;
    }

    /** Runs {@code slipway check} for the environment of a request, and goes on when it finds nothing wrong. */
    static RunProcess check(EngineRequest request, Stage then) {
        return new RunProcess(request.check(), then, null);
    }

    /** Asks whether the checks of the environment are open, which changes nothing and says nothing, and goes on when they are. */
    static RunProcess ask(EngineRequest request, AwaitChecks asking) {
        return new RunProcess(request.asking(), null, asking);
    }

    /** Asks how the checks of the environment stand, and says nothing. */
    static RunProcess look(EngineRequest request, Asker asking) {
        return new RunProcess(request.checks(), null, asking);
    }

    /** Asks what a release would change, and says nothing. */
    static RunProcess compare(EngineRequest request, Asker asking) {
        return new RunProcess(request.diff(), null, asking);
    }

    /** Whether the environment may be another one when it has ended. */
    private boolean changes(EngineRun engineRun) {
        return asking == null && request(engineRun).verb().changesEnvironment();
    }

    private EngineRequest request(EngineRun engineRun) {
        return own == null ? engineRun.request() : own;
    }

    @Override
    public Next advance(EngineRun engineRun, BuildContext context) throws IOException, InterruptedException {
        if (process == null && stopAskedAt == 0 && !context.onAgent()) {
            return new Next.Agent();
        }
        if (process == null) {
            return stopAskedAt == 0 ? begin(engineRun, context) : end(engineRun, context);
        }
        EngineState state;
        try {
            sendStop(context);
            state = process.read(context.workspace(), offset);
        } catch (IOException | RuntimeException away) {
            return away(engineRun, context, away);
        }
        awaySince = 0;
        pass(state, engineRun, context);
        if (state.running()) {
            return new Next.Again(pause(state));
        }
        Next next = ended(state, engineRun, context);
        forget(context);
        return folded(next, engineRun, context);
    }

    /** What is left over must not fail what is done. */
    private void forget(BuildContext context) throws InterruptedException {
        try {
            process.forget(context.workspace());
        } catch (IOException | RuntimeException e) {
            LOGGER.log(Level.FINE, "files of slipway were left on an agent", e);
        }
    }

    /** A question that cannot be asked fails no build. */
    private Next begin(EngineRun engineRun, BuildContext context) throws IOException, InterruptedException {
        try {
            return start(engineRun, context);
        } catch (AbortException refused) {
            throw refused;
        } catch (IOException away) {
            if (asking == null) {
                throw away;
            }
            return new Next.Then(asking.unanswered(EngineRun.cause(away), Instant.now()));
        }
    }

    private Next start(EngineRun engineRun, BuildContext context) throws IOException, InterruptedException {
        if (changes(engineRun)) {
            engineRun.request().askedAt(Instant.now());
        }
        EngineStart start = EngineStart.of(request(engineRun), context);
        afterwards = new Verify(start.environment());
        masker = start.masker();
        process = start.start();
        if (asking != null) {
            return new Next.Again(SOON);
        }
        context.log().annotate(LogFold.BEGIN);
        context.log().getLogger().println("+ slipway " + request(engineRun));
        return new Next.Again(SOON);
    }

    private void pass(EngineState state, EngineRun engineRun, BuildContext context)
            throws IOException, InterruptedException {
        if (state.text().isEmpty() || asking != null) {
            return;
        }
        context.log().getLogger().print(masked(state.text(), engineRun, context));
        offset = state.offset();
    }

    /** The end of what is folded says how it went, so that nobody has to unfold it. */
    private Next folded(Next next, EngineRun engineRun, BuildContext context) throws IOException, InterruptedException {
        if (asking != null) {
            return next;
        }
        String how = next instanceof Next.Failed ? "failed" : next instanceof Next.Ended ? "ended" : "done";
        context.log().annotate(LogFold.END);
        context.log()
                .getLogger()
                .println(Texts.of(
                        RunProcess.class, how, request(engineRun).verb().word()));
        return next;
    }

    /** After a restart the secrets are looked up again, since nothing kept them; without them the log stays unseen. */
    private String masked(String text, EngineRun engineRun, BuildContext context)
            throws IOException, InterruptedException {
        try {
            return masker(engineRun, context).mask(text);
        } catch (AbortException missing) {
            return Texts.of(RunProcess.class, "withheld", missing.getMessage()) + "\n";
        }
    }

    private Next answered(EngineState state, EngineRun engineRun, BuildContext context)
            throws IOException, InterruptedException {
        try {
            return new Next.Then(asking.answered(state.report(), masker(engineRun, context), Instant.now()));
        } catch (AbortException missing) {
            return new Next.Then(asking.unanswered(missing.getMessage(), Instant.now()));
        }
    }

    private Masker masker(EngineRun engineRun, BuildContext context) throws IOException, InterruptedException {
        masker = masker == null ? EngineStart.masker(request(engineRun), context.run()) : masker;
        return masker;
    }

    /** A process that says nothing is asked less and less often. */
    private Duration pause(EngineState state) {
        pause = state.text().isEmpty() ? Math.min(SELDOM.toMillis(), pause * 3 / 2) : SOON.toMillis();
        return Duration.ofMillis(pause);
    }

    private Next ended(EngineState state, EngineRun engineRun, BuildContext context)
            throws IOException, InterruptedException {
        Run<?, ?> run = context.run();
        if (asking != null) {
            return stopAskedAt != 0 ? end(engineRun, context) : answered(state, engineRun, context);
        }
        if (state.report().isEmpty()) {
            return stopAskedAt != 0
                    ? endUnknown(engineRun, context, stoppedText(engineRun), Released.NOTHING)
                    : failedUnknown(engineRun, run, text("noReport"));
        }
        Report report;
        try {
            report = Report.parse(state.report());
        } catch (NotAReportException e) {
            return failedUnknown(engineRun, run, e.getMessage());
        }
        keepReport(state.report(), engineRun, context);
        Released released = Released.of(report);
        if (!report.done()) {
            return report.closed().isPresent()
                            && stopAskedAt == 0
                            && request(engineRun).verb().changesEnvironment()
                    ? closed(engineRun, run, report.closed().get())
                    : notDone(engineRun, context, report, released);
        }
        ReleasesAction.of(run)
                .learn(
                        request(engineRun).directory(),
                        report,
                        request(engineRun).readsWholeDescriptor());
        if (then != null) {
            return new Next.Then(then);
        }
        new ArtifactKeeper(request(engineRun), context).keep(released);
        if (request(engineRun).verb().changesEnvironment()) {
            engineRun.record(run, ReleaseState.VERIFYING, "", released);
            return new Next.Then(afterwards.of(released));
        }
        if (request(engineRun).verb() == Verb.PACKAGE) {
            ReleasesAction.of(run).packaged(request(engineRun).directory(), released);
        }
        forgetClosed(run, request(engineRun), report);
        return new Next.Done(released.asMap());
    }

    private static void forgetClosed(Run<?, ?> run, EngineRequest request, Report report) throws IOException {
        if (!request.verb().removesReviews()) {
            return;
        }
        String closed = request.option("--change").orElse("");
        List<String> removed = report.texts("removed", "change");
        List<String> kept = report.texts("kept", "change");
        Instant now = Instant.now();
        OpenReviews.beside(run.getParent())
                .remove(review -> review.environment().equals(request.environment())
                        && review.directory().equals(request.directory())
                        && (request.verb() == Verb.REVIEW_CLOSE
                                ? review.change().equals(closed)
                                : review.isGone(removed, kept, now)));
    }

    /** Nothing was begun: the release waits, or ends where the policy lets none wait. */
    private static Next closed(EngineRun engineRun, Run<?, ?> run, ClosedChecks closed) throws IOException {
        if (closed.waits()) {
            return new Next.Then(AwaitChecks.of(closed, Instant.now()));
        }
        String why =
                Texts.of(RunProcess.class, "notReleased", engineRun.request().environment(), closed.message());
        engineRun.record(run, ReleaseState.CLOSED, why);
        return new Next.Ended(why, false);
    }

    /** For the build's page; what cannot be kept must not fail what is done. */
    private void keepReport(String report, EngineRun engineRun, BuildContext context) throws InterruptedException {
        if (!changes(engineRun)) {
            return;
        }
        try {
            Run<?, ?> run = context.run();
            ReleasesAction.of(run).keepReport(engineRun.recordIn(run), masked(report, engineRun, context));
        } catch (IOException | RuntimeException e) {
            LOGGER.log(Level.WARNING, "a build could not keep the report of slipway", e);
        }
    }

    /** A stopped release is rolled back like a failed one; where neither was, nobody knows what runs. */
    private Next notDone(EngineRun engineRun, BuildContext context, Report report, Released released)
            throws IOException, InterruptedException {
        if (stopAskedAt != 0) {
            return released.leavesChange()
                    ? endUnknown(engineRun, context, stoppedText(engineRun), released)
                    : end(engineRun, context);
        }
        if (released.leavesChange()) {
            engineRun.recordChanged(context.run(), ReleaseState.FAILED, report.cause(), released);
        } else {
            engineRun.record(context.run(), ReleaseState.FAILED, report.cause(), released);
        }
        return new Next.Failed(report.cause());
    }

    private Next failedUnknown(EngineRun engineRun, Run<?, ?> run, String cause) throws IOException {
        if (changes(engineRun)) {
            engineRun.recordChanged(run, ReleaseState.FAILED, cause, Released.NOTHING);
        } else {
            engineRun.record(run, ReleaseState.FAILED, cause);
        }
        return new Next.Failed(cause);
    }

    private Next endUnknown(EngineRun engineRun, BuildContext context, String why, Released released)
            throws IOException, InterruptedException {
        if (changes(engineRun)) {
            engineRun.recordChanged(context.run(), ReleaseState.STOPPED, why, released);
        } else {
            engineRun.record(context.run(), ReleaseState.STOPPED, why);
        }
        return new Next.Ended(why, true);
    }

    private String stoppedText(EngineRun engineRun) {
        return Texts.of(RunProcess.class, "stopped", request(engineRun).verb().word());
    }

    private Next end(EngineRun engineRun, BuildContext context) throws IOException, InterruptedException {
        String why = stoppedText(engineRun);
        engineRun.record(context.run(), ReleaseState.STOPPED, why);
        return new Next.Ended(why, true);
    }

    /** The agent may come back with the process still at work; it has ten minutes, and less when the build is to end. */
    private Next away(EngineRun engineRun, BuildContext context, Exception away)
            throws IOException, InterruptedException {
        String why = EngineRun.cause(away);
        long now = Instant.now().toEpochMilli();
        if (awaySince == 0) {
            awaySince = now;
            if (asking != null) {
                return new Next.Again(SELDOM);
            }
            context.log().getLogger().println(Texts.of(RunProcess.class, "away", why));
        }
        if (now - Math.max(awaySince, stopAskedAt) < patience().toMillis()) {
            return new Next.Again(SELDOM);
        }
        if (asking != null && stopAskedAt == 0) {
            return new Next.Then(asking.unanswered(why, Instant.now()));
        }
        if (stopAskedAt != 0) {
            return folded(
                    endUnknown(engineRun, context, Texts.of(RunProcess.class, "stoppedAway", why), Released.NOTHING),
                    engineRun,
                    context);
        }
        Next lost = failedUnknown(engineRun, context.run(), Texts.of(RunProcess.class, "lost", why));
        return folded(lost, engineRun, context);
    }

    private Duration patience() {
        if (stopAskedAt == 0) {
            return TIME_TO_COME_BACK;
        }
        return atOnce ? Duration.ZERO : TIME_TO_END;
    }

    private void sendStop(BuildContext context) throws IOException, InterruptedException {
        if (stopAskedAt == 0) {
            return;
        }
        boolean late = atOnce || Instant.now().toEpochMilli() - stopAskedAt > TIME_TO_END.toMillis();
        if (!stopSent || late) {
            process.stop(context.workspace(), late);
            context.log().getLogger().println(text(late ? "killing" : "stopping"));
            stopSent = true;
        }
    }

    @Override
    public void stop(boolean now) {
        stopAskedAt = stopAskedAt == 0 ? Instant.now().toEpochMilli() : stopAskedAt;
        atOnce |= now;
    }

    @Override
    public boolean holdsAgent() {
        return true;
    }

    @Override
    public long changeStamp() {
        return process == null ? 0 : 1 + offset;
    }

    @Override
    public String status() {
        return text(process == null ? "starting" : stopAskedAt == 0 ? "running" : "stopping");
    }

    private static String text(String key) {
        return Texts.of(RunProcess.class, key);
    }
}
