package io.slipway.plugin.stages;

import hudson.model.Job;
import hudson.model.Run;
import io.slipway.plugin.Texts;
import io.slipway.plugin.records.ReleaseHistory;
import io.slipway.plugin.records.ReleaseState;
import io.slipway.plugin.settings.Settings;
import java.io.IOException;
import java.util.Optional;
import java.util.OptionalInt;

/** Ends builds whose place a newer one has taken. */
final class Superseded {

    private Superseded() {}

    /** How one that waits ends where only the latest is to go, and it is not; empty when it goes on waiting. */
    static Optional<Next> byLatest(EngineRun engineRun, Run<?, ?> run) throws IOException {
        Job<?, ?> job = run.getParent();
        String environment = engineRun.request().environment();
        if (!Settings.of(job).environment(environment).isLatestOnly()) {
            return Optional.empty();
        }
        OptionalInt latest = Turn.latest(
                ReleaseHistory.of(job).records(environment),
                engineRun.recordIn(run),
                number -> isBuilding(job, number));
        return latest.isEmpty() ? Optional.empty() : Optional.of(end(engineRun, run, "latest", latest.getAsInt()));
    }

    /** How it ends when a newer build has been released there already. */
    static Next byReleased(EngineRun engineRun, Run<?, ?> run, int newer) throws IOException {
        return end(engineRun, run, "released", newer);
    }

    private static Next end(EngineRun engineRun, Run<?, ?> run, String text, int newer) throws IOException {
        String why = Texts.of(Superseded.class, text, engineRun.request().environment(), newer);
        engineRun.record(run, ReleaseState.SUPERSEDED, why);
        return new Next.Ended(why, false);
    }

    static boolean isBuilding(Job<?, ?> job, int number) {
        Run<?, ?> build = job.getBuildByNumber(number);
        return build != null && build.isBuilding();
    }
}
