package io.slipway.plugin.stages;

import io.slipway.plugin.engine.BuildContext;
import io.slipway.plugin.engine.PipelineContext;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jenkinsci.plugins.workflow.steps.StepContext;

/**
 * A part of a delivery to one environment: as far as it comes on the agent that the build has, or without one. It returns how far
 * that was and never fails for what slipway or people say, since other environments go on.
 */
public final class DeliveryPartExecution extends EngineRunExecution {

    private static final long serialVersionUID = 1L;

    private final boolean onAgent;

    public DeliveryPartExecution(StepContext context, EngineRun engineRun, boolean onAgent) {
        super(context, engineRun);
        this.onAgent = onAgent;
    }

    @Override
    BuildContext context() {
        return new PipelineContext(getContext(), onAgent);
    }

    @Override
    void take(Next next) throws IOException, InterruptedException {
        if (next instanceof Next.Agent) {
            end(DeliveryState.NEEDS_AGENT, Map.of());
        } else if (next instanceof Next.Again && onAgent && engineRun().sparesAgent()) {
            end(DeliveryState.NEEDS_NONE, Map.of());
        } else if (next instanceof Next.Done done) {
            end(DeliveryState.RELEASED, done.result());
        } else if (next instanceof Next.Failed failed) {
            end(DeliveryState.FAILED, Map.of("cause", failed.cause()));
        } else if (next instanceof Next.Ended ended && !ended.stopped()) {
            end(DeliveryState.ENDED, Map.of("cause", ended.why()));
        } else {
            super.take(next);
        }
    }

    /** What Jenkins itself wants to end, ends; of the rest the other environments must not die. */
    @Override
    void failed(Throwable error) {
        if (error instanceof IOException || error instanceof RuntimeException) {
            end(DeliveryState.FAILED, Map.of("cause", EngineRun.cause((Exception) error)));
        } else {
            super.failed(error);
        }
    }

    private void end(DeliveryState state, Map<String, String> facts) {
        Map<String, Object> result = new LinkedHashMap<>(facts);
        result.put("state", state.name());
        result.put("run", engineRun());
        getContext().onSuccess(result);
    }
}
