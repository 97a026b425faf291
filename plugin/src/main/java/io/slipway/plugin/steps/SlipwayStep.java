package io.slipway.plugin.steps;

import io.slipway.plugin.Names;
import io.slipway.plugin.engine.EngineRequest;
import io.slipway.plugin.engine.Verb;
import io.slipway.plugin.stages.EngineRun;
import io.slipway.plugin.stages.EngineRunExecution;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.kohsuke.stapler.DataBoundSetter;

/** What all steps have: the app's folder, and which Helm to use. */
public abstract class SlipwayStep extends Step {

    private String directory = "";
    private String helm = "";

    public final String getDirectory() {
        return directory;
    }

    @DataBoundSetter
    public final void setDirectory(String directory) {
        this.directory = text(directory);
    }

    public final String getHelm() {
        return helm;
    }

    @DataBoundSetter
    public final void setHelm(String helm) {
        this.helm = text(helm);
    }

    /** Which verb, for which environment, with what. */
    abstract EngineRequest request();

    @Override
    public StepExecution start(StepContext context) throws IOException, InterruptedException {
        return new EngineRunExecution(context, EngineRun.of(request()));
    }

    /** @param environment that is changed; empty for none */
    final EngineRequest request(Verb verb, String environment, List<String> arguments) {
        List<String> all = new ArrayList<>(arguments);
        all.addAll(option("--helm", helm));
        return EngineRequest.of(verb, environment, all).in(directory);
    }

    /** An option, or nothing when its value is empty. A value cannot be taken for an option: it is part of its argument. */
    static List<String> option(String name, String value) {
        return value.isEmpty() ? List.of() : List.of(name + "=" + value);
    }

    /** An option without a value, or nothing. */
    static List<String> flag(String name, boolean wanted) {
        return wanted ? List.of(name) : List.of();
    }

    static String text(String value) {
        return Names.trimmed(value);
    }
}
