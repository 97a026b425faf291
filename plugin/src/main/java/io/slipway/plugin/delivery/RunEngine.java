package io.slipway.plugin.delivery;

import hudson.AbortException;
import hudson.model.Run;
import io.slipway.plugin.Texts;
import io.slipway.plugin.agent.EngineProcess;
import io.slipway.plugin.agent.EngineState;
import io.slipway.plugin.records.ReleaseState;
import io.slipway.plugin.records.Released;
import io.slipway.plugin.reports.Masker;
import io.slipway.plugin.reports.NotAReportException;
import io.slipway.plugin.reports.Report;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Runs slipway on the agent: starts it, passes its log on, and reads its report when it has ended. */
final class RunEngine implements Stage {

    private static final long serialVersionUID = 1L;
    private static final Logger LOGGER = Logger.getLogger(RunEngine.class.getName());
    private static final Duration SOON = Duration.ofMillis(500);
    private static final Duration SELDOM = Duration.ofSeconds(5);
    private static final Duration TIME_TO_END = Duration.ofMinutes(2);
    private static final Duration TIME_TO_COME_BACK = Duration.ofMinutes(10);

    private EngineProcess process;
    private long offset;
    private long pause = SOON.toMillis();
    private long awaySince;
    private long stopAskedAt;
    private boolean stopSent;
    private boolean atOnce;
    private transient Masker masker;

    @Override
    public Next advance(Delivery delivery, Place place) throws IOException, InterruptedException {
        if (process == null) {
            return stopAskedAt == 0 ? start(delivery, place) : end(delivery, place);
        }
        EngineState state;
        try {
            sendStop(place);
            state = process.read(place.workspace(), offset);
        } catch (IOException | RuntimeException away) {
            return away(delivery, place, away);
        }
        awaySince = 0;
        pass(state, delivery, place);
        if (state.running()) {
            return new Next.Again(pause(state));
        }
        Next next = ended(state, delivery, place);
        forget(place);
        return folded(next, delivery, place);
    }

    /** What is left over must not fail what is done. */
    private void forget(Place place) throws InterruptedException {
        try {
            process.forget(place.workspace());
        } catch (IOException | RuntimeException e) {
            LOGGER.log(Level.FINE, "files of slipway were left on an agent", e);
        }
    }

    private Next start(Delivery delivery, Place place) throws IOException, InterruptedException {
        EngineStart start = EngineStart.of(delivery.order(), place);
        masker = start.masker();
        process = start.start();
        place.log().annotate(LogFold.BEGIN);
        place.log().getLogger().println("+ slipway " + delivery.order());
        return new Next.Again(SOON);
    }

    private void pass(EngineState state, Delivery delivery, Place place) throws IOException, InterruptedException {
        if (state.text().isEmpty()) {
            return;
        }
        place.log().getLogger().print(masked(state.text(), delivery, place));
        offset = state.offset();
    }

    /** The end of what is folded says how it went, so that nobody has to unfold it. */
    private static Next folded(Next next, Delivery delivery, Place place) throws IOException, InterruptedException {
        String how = next instanceof Next.Failed ? "failed" : next instanceof Next.Ended ? "ended" : "done";
        place.log().annotate(LogFold.END);
        place.log()
                .getLogger()
                .println(Texts.of(RunEngine.class, how, delivery.order().verb().word()));
        return next;
    }

    /** After a restart the secrets are looked up again, since nothing kept them; without them the log stays unseen. */
    private String masked(String text, Delivery delivery, Place place) throws IOException, InterruptedException {
        try {
            masker = masker == null ? EngineStart.masker(delivery.order(), place.run()) : masker;
            return masker.mask(text);
        } catch (AbortException missing) {
            return Texts.of(RunEngine.class, "withheld", missing.getMessage()) + "\n";
        }
    }

    /** A process that says nothing is asked less and less often. */
    private Duration pause(EngineState state) {
        pause = state.text().isEmpty() ? Math.min(SELDOM.toMillis(), pause * 3 / 2) : SOON.toMillis();
        return Duration.ofMillis(pause);
    }

    private Next ended(EngineState state, Delivery delivery, Place place) throws IOException, InterruptedException {
        Run<?, ?> run = place.run();
        if (state.report().isEmpty()) {
            return stopAskedAt != 0 ? end(delivery, place) : failed(delivery, run, text("noReport"), Released.NOTHING);
        }
        Report report;
        try {
            report = Report.parse(state.report());
        } catch (NotAReportException e) {
            return failed(delivery, run, e.getMessage(), Released.NOTHING);
        }
        Released released = Released.of(report);
        if (!report.done()) {
            return stopAskedAt != 0 ? end(delivery, place) : failed(delivery, run, report.cause(), released);
        }
        new Keeper(delivery.order(), place).keep(released);
        if (delivery.order().verb().changesEnvironment()) {
            delivery.record(run, ReleaseState.VERIFYING, "", released);
            return new Next.Then(new Verify(released));
        }
        delivery.record(run, ReleaseState.RELEASED, "", released);
        return new Next.Done(released.asMap());
    }

    private static Next failed(Delivery delivery, Run<?, ?> run, String cause, Released released) throws IOException {
        delivery.record(run, ReleaseState.FAILED, cause, released);
        return new Next.Failed(cause);
    }

    private static Next end(Delivery delivery, Place place) throws IOException, InterruptedException {
        return end(
                delivery,
                place,
                Texts.of(RunEngine.class, "stopped", delivery.order().verb().word()));
    }

    private static Next end(Delivery delivery, Place place, String why) throws IOException, InterruptedException {
        delivery.record(place.run(), ReleaseState.STOPPED, why);
        return new Next.Ended(why, true);
    }

    /** The agent may come back with the process still at work; it has ten minutes, and less when the build is to end. */
    private Next away(Delivery delivery, Place place, Exception away) throws IOException, InterruptedException {
        String why = Delivery.cause(away);
        long now = Instant.now().toEpochMilli();
        if (awaySince == 0) {
            awaySince = now;
            place.log().getLogger().println(Texts.of(RunEngine.class, "away", why));
        }
        if (now - Math.max(awaySince, stopAskedAt) < patience().toMillis()) {
            return new Next.Again(SELDOM);
        }
        if (stopAskedAt != 0) {
            return folded(end(delivery, place, Texts.of(RunEngine.class, "stoppedAway", why)), delivery, place);
        }
        Next lost = failed(delivery, place.run(), Texts.of(RunEngine.class, "lost", why), Released.NOTHING);
        return folded(lost, delivery, place);
    }

    private Duration patience() {
        if (stopAskedAt == 0) {
            return TIME_TO_COME_BACK;
        }
        return atOnce ? Duration.ZERO : TIME_TO_END;
    }

    private void sendStop(Place place) throws IOException, InterruptedException {
        if (stopAskedAt == 0) {
            return;
        }
        boolean late = atOnce || Instant.now().toEpochMilli() - stopAskedAt > TIME_TO_END.toMillis();
        if (!stopSent || late) {
            process.stop(place.workspace(), late);
            place.log().getLogger().println(text(late ? "killing" : "stopping"));
            stopSent = true;
        }
    }

    @Override
    public void stop(boolean now) {
        stopAskedAt = stopAskedAt == 0 ? Instant.now().toEpochMilli() : stopAskedAt;
        atOnce |= now;
    }

    @Override
    public long mark() {
        return process == null ? 0 : 1 + offset;
    }

    @Override
    public String status() {
        return text(process == null ? "starting" : stopAskedAt == 0 ? "running" : "stopping");
    }

    private static String text(String key) {
        return Texts.of(RunEngine.class, key);
    }
}
