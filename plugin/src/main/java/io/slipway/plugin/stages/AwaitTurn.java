package io.slipway.plugin.stages;

import hudson.model.Job;
import hudson.model.Run;
import io.slipway.plugin.Texts;
import io.slipway.plugin.engine.BuildContext;
import io.slipway.plugin.engine.Verb;
import io.slipway.plugin.records.ReleaseHistory;
import io.slipway.plugin.records.ReleaseRecord;
import io.slipway.plugin.records.ReleaseState;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/** Waits until no other build of the job releases to the environment. */
final class AwaitTurn implements Stage {

    private static final long serialVersionUID = 1L;
    private static final Duration PAUSE = Duration.ofSeconds(3);

    private int told;
    private boolean stopped;

    @Override
    public Next advance(EngineRun engineRun, BuildContext context) throws IOException, InterruptedException {
        Run<?, ?> run = context.run();
        String environment = engineRun.request().environment();
        if (stopped) {
            String why = Texts.of(AwaitTurn.class, "stopped", environment);
            engineRun.record(run, ReleaseState.STOPPED, why);
            return new Next.Ended(why, true);
        }
        Turn turn = take(engineRun, run, context.onAgent());
        if (turn.kind() == Turn.Kind.MINE) {
            return context.onAgent() ? new Next.Then(new RunProcess()) : new Next.Agent();
        }
        if (turn.kind() == Turn.Kind.OVERTAKEN) {
            return Superseded.byReleased(engineRun, run, turn.other());
        }
        Optional<Next> superseded = Superseded.byLatest(engineRun, run);
        if (superseded.isPresent()) {
            return superseded.get();
        }
        if (told != turn.other()) {
            told = turn.other();
            context.log().getLogger().println(Texts.of(AwaitTurn.class, "waiting", environment, told));
        }
        return new Next.Again(PAUSE);
    }

    /** How it ends when a newer build has been released there already; empty when none has. */
    static Optional<Next> overtaken(EngineRun engineRun, Run<?, ?> run) throws IOException {
        String environment = engineRun.request().environment();
        OptionalInt newer = Turn.newer(
                ReleaseHistory.of(run.getParent()).records(environment), engineRun.recordIn(run), mayGoBack(engineRun));
        return newer.isEmpty()
                ? Optional.empty()
                : Optional.of(Superseded.byReleased(engineRun, run, newer.getAsInt()));
    }

    private static boolean mayGoBack(EngineRun engineRun) {
        return engineRun.request().verb() == Verb.ROLLBACK
                || engineRun.request().allowsOlder();
    }

    /**
     * Looks and takes in one go, so that two builds cannot both find the environment free. Who has no agent takes nothing: it may
     * get one much later.
     */
    private static Turn take(EngineRun engineRun, Run<?, ?> run, boolean onAgent) throws IOException {
        Job<?, ?> job = run.getParent();
        ReleaseHistory history = ReleaseHistory.of(job);
        synchronized (history) {
            Turn turn = Turn.of(
                    history.records(engineRun.request().environment()),
                    engineRun.recordIn(run),
                    mayGoBack(engineRun),
                    number -> Superseded.isBuilding(job, number));
            boolean mine = turn.kind() == Turn.Kind.MINE;
            ReleaseState state = mine && onAgent ? ReleaseState.RUNNING : ReleaseState.WAITING;
            String why = mine && !onAgent ? Texts.of(AwaitTurn.class, "agent") : "";
            ReleaseRecord record = engineRun.recordIn(run);
            if (record.getState() != state || !record.getCause().equals(why) || state == ReleaseState.RUNNING) {
                engineRun.record(run, state, why);
            }
            return turn;
        }
    }

    @Override
    public void stop(boolean atOnce) {
        stopped = true;
    }

    @Override
    public long changeStamp() {
        return told;
    }

    @Override
    public String status() {
        return Texts.of(AwaitTurn.class, "status", told);
    }
}
