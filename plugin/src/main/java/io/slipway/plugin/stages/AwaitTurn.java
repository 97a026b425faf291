package io.slipway.plugin.stages;

import hudson.model.Job;
import hudson.model.Run;
import io.slipway.plugin.Texts;
import io.slipway.plugin.engine.BuildContext;
import io.slipway.plugin.engine.Verb;
import io.slipway.plugin.records.ReleaseHistory;
import io.slipway.plugin.records.ReleaseState;
import java.io.IOException;
import java.time.Duration;

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
        Turn turn = take(engineRun, run);
        if (turn.kind() == Turn.Kind.MINE) {
            return new Next.Then(new RunProcess());
        }
        if (turn.kind() == Turn.Kind.OVERTAKEN) {
            String why = Texts.of(AwaitTurn.class, "overtaken", environment, turn.other());
            engineRun.record(run, ReleaseState.SUPERSEDED, why);
            return new Next.Ended(why, false);
        }
        if (told != turn.other()) {
            told = turn.other();
            context.log().getLogger().println(Texts.of(AwaitTurn.class, "waiting", environment, told));
        }
        return new Next.Again(PAUSE);
    }

    /** Looks and takes in one go, so that two builds cannot both find the environment free. */
    private static Turn take(EngineRun engineRun, Run<?, ?> run) throws IOException {
        Job<?, ?> job = run.getParent();
        ReleaseHistory history = ReleaseHistory.of(job);
        synchronized (history) {
            Turn turn = Turn.of(
                    history.records(engineRun.request().environment()),
                    engineRun.recordIn(run),
                    engineRun.request().verb() == Verb.ROLLBACK,
                    number -> isBuilding(job, number));
            ReleaseState state = turn.kind() == Turn.Kind.MINE ? ReleaseState.RUNNING : ReleaseState.WAITING;
            if (engineRun.recordIn(run).getState() != state || state == ReleaseState.RUNNING) {
                engineRun.record(run, state, "");
            }
            return turn;
        }
    }

    private static boolean isBuilding(Job<?, ?> job, int number) {
        Run<?, ?> build = job.getBuildByNumber(number);
        return build != null && build.isBuilding();
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
