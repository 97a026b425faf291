package io.slipway.plugin.stages;

import hudson.AbortException;
import hudson.model.Computer;
import hudson.model.Result;
import io.slipway.plugin.engine.BuildContext;
import io.slipway.plugin.engine.PipelineContext;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import jenkins.util.Timer;
import org.jenkinsci.plugins.workflow.steps.FlowInterruptedException;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepExecution;

/**
 * A run of slipway in a Pipeline. Between two looks at it nothing is held: no thread, no channel, a few hundred bytes. Jenkins
 * keeps it in the build, and {@link #onResume} goes on where a restart came in between.
 */
public class EngineRunExecution extends StepExecution {

    private static final long serialVersionUID = 1L;

    private final EngineRun engineRun;
    private boolean stopping;
    private transient Throwable stoppedBy;

    public EngineRunExecution(StepContext context, EngineRun engineRun) {
        super(context);
        this.engineRun = engineRun;
    }

    @Override
    public final boolean start() {
        schedule(Duration.ZERO);
        return false;
    }

    @Override
    public final void onResume() {
        schedule(Duration.ofSeconds(1));
    }

    @Override
    public final void stop(Throwable cause) {
        boolean again = stopping;
        stopping = true;
        stoppedBy = cause;
        engineRun.stop(again);
        getContext().saveState();
    }

    @Override
    public final String getStatus() {
        return engineRun.status();
    }

    private void schedule(Duration pause) {
        Timer.get()
                .schedule(
                        () -> {
                            Computer.threadPoolForRemoting.submit(this::look);
                        },
                        pause.toMillis(),
                        TimeUnit.MILLISECONDS);
    }

    private void look() {
        if (Shutdown.inProgress()) {
            return;
        }
        try {
            long before = engineRun.changeStamp();
            Next next = engineRun.advance(context());
            if (engineRun.changeStamp() != before) {
                getContext().saveState();
            }
            take(next);
        } catch (Exception | Error e) {
            // Whatever it is: a step that nobody ends stands in its build for ever.
            if (!Shutdown.inProgress()) {
                failed(e);
            }
        }
    }

    /** What it can reach. */
    BuildContext context() {
        return new PipelineContext(getContext());
    }

    /** An error ended it. */
    void failed(Throwable error) {
        getContext().onFailure(error);
    }

    final EngineRun engineRun() {
        return engineRun;
    }

    /** Does what comes next. */
    void take(Next next) throws IOException, InterruptedException {
        if (next instanceof Next.Again again) {
            schedule(again.pause());
        } else if (next instanceof Next.Done done) {
            getContext().onSuccess(done.result());
        } else if (next instanceof Next.Failed failed) {
            getContext().onFailure(new AbortException(failed.cause()));
        } else if (next instanceof Next.Ended ended) {
            getContext().onFailure(end(ended));
        }
    }

    /** A rejection is no failure: the build ends as one that was not built. */
    private Throwable end(Next.Ended ended) throws IOException, InterruptedException {
        if (ended.stopped() && stoppedBy != null) {
            new PipelineContext(getContext()).log().getLogger().println(ended.why());
            return stoppedBy;
        }
        return new FlowInterruptedException(
                ended.stopped() ? Result.ABORTED : Result.NOT_BUILT, true, new NotReleased(ended.why()));
    }
}
