package io.slipway.plugin.steps;

import hudson.Extension;
import hudson.FilePath;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.slipway.plugin.Texts;
import io.slipway.plugin.stages.DeliveryPartExecution;
import io.slipway.plugin.stages.EngineRun;
import java.io.IOException;
import java.util.Set;
import org.jenkinsci.Symbol;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepDescriptor;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.kohsuke.stapler.DataBoundConstructor;

/** What {@code slipwayDeliver} is made of: it has no use of its own. */
public final class DeliveryPartStep extends Step {

    private final EngineRun run;

    @DataBoundConstructor
    public DeliveryPartStep(EngineRun run) {
        this.run = run;
    }

    public EngineRun getRun() {
        return run;
    }

    @Override
    public StepExecution start(StepContext context) throws IOException, InterruptedException {
        return new DeliveryPartExecution(context, run, context.get(FilePath.class) != null);
    }

    /** Its name in a Pipeline. */
    @Extension
    @Symbol("slipwayDeliveryPart")
    public static final class DescriptorImpl extends StepDescriptor {

        @Override
        public String getFunctionName() {
            return "slipwayDeliveryPart";
        }

        @Override
        public String getDisplayName() {
            return Texts.of(DeliveryPartStep.class, "name");
        }

        @Override
        public boolean isAdvanced() {
            return true;
        }

        @Override
        public Set<? extends Class<?>> getRequiredContext() {
            return Set.of(Run.class, TaskListener.class);
        }
    }
}
