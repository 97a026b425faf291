package io.slipway.plugin.stages;

import hudson.AbortException;
import hudson.model.Computer;
import hudson.model.Result;
import io.slipway.plugin.engine.BuildContext;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;

/**
 * Walks a run of slipway for a freestyle build, whose own thread waits. Each look is in another one, as in a Pipeline: who stops a
 * build interrupts its thread, and a look that is torn in two may just have started slipway, which nobody would find again.
 */
public final class FreestyleLoop {

    /** The first stops slipway, the second ends it by force, the next gives it up: its agent does not answer. */
    private static final int GIVES_UP = 3;

    private final EngineRun engineRun;
    private final BuildContext context;
    private final ExecutorService looks;
    private int interrupts;
    private InterruptedException interrupted;

    private FreestyleLoop(EngineRun engineRun, BuildContext context, ExecutorService looks) {
        this.engineRun = engineRun;
        this.context = context;
        this.looks = looks;
    }

    /** Returns when it is over: a rejection is no failure. An interrupt stops it, and comes out once slipway has ended. */
    public static Result run(EngineRun engineRun, BuildContext context) throws IOException, InterruptedException {
        return run(engineRun, context, Computer.threadPoolForRemoting);
    }

    static Result run(EngineRun engineRun, BuildContext context, ExecutorService looks)
            throws IOException, InterruptedException {
        return new FreestyleLoop(engineRun, context, looks).walk();
    }

    private Result walk() throws IOException, InterruptedException {
        Next next = look();
        while (next instanceof Next.Again again) {
            rest(again.pause());
            next = look();
        }
        return end(next);
    }

    private Next look() throws IOException, InterruptedException {
        Future<Next> look = looks.submit(() -> engineRun.advance(context));
        while (true) {
            try {
                return look.get();
            } catch (InterruptedException stop) {
                stop(stop);
                if (interrupts >= GIVES_UP) {
                    look.cancel(true);
                    throw stop;
                }
            } catch (ExecutionException failed) {
                throw thrown(failed.getCause());
            }
        }
    }

    private static IOException thrown(Throwable cause) throws InterruptedException {
        if (cause instanceof RuntimeException runtime) {
            throw runtime;
        }
        if (cause instanceof Error error) {
            throw error;
        }
        if (cause instanceof InterruptedException stop) {
            throw stop;
        }
        return cause instanceof IOException io ? io : new IOException(cause);
    }

    private void rest(Duration pause) {
        try {
            Thread.sleep(pause.toMillis());
        } catch (InterruptedException stop) {
            stop(stop);
        }
    }

    private void stop(InterruptedException stop) {
        interrupts++;
        engineRun.stop(interrupts > 1);
        interrupted = stop;
    }

    private Result end(Next next) throws IOException, InterruptedException {
        if (next instanceof Next.Ended ended) {
            context.log().getLogger().println(ended.why());
        }
        if (interrupted != null) {
            throw interrupted;
        }
        if (next instanceof Next.Failed failed) {
            throw new AbortException(failed.cause());
        }
        return next instanceof Next.Ended ? Result.NOT_BUILT : Result.SUCCESS;
    }
}
