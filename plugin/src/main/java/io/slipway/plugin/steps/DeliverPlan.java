package io.slipway.plugin.steps;

import hudson.AbortException;
import hudson.model.Run;
import io.slipway.plugin.Texts;
import io.slipway.plugin.engine.EngineRequest;
import io.slipway.plugin.records.KeptFiles;
import io.slipway.plugin.stages.Delivery;
import java.beans.Introspector;
import java.io.Serializable;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.kohsuke.stapler.DataBoundSetter;

/** What {@code Deliver.groovy} asks: a step's parameters, and what a build has done already. */
public final class DeliverPlan implements Serializable {

    private static final long serialVersionUID = 1L;

    /** More than any file with variables has; a Pipeline keeps it in its program. */
    private static final int MOST = 256 * 1024;

    private final EngineRequest request;
    private final String agent;
    private final String version;
    private final String directory;
    private final String helm;
    private final String variables;

    private DeliverPlan(DeliverStep step) {
        variables = step.getVariables();
        // It is a path in a workspace, which no agent has that is taken later.
        step.setVariables("");
        request = step.request();
        agent = step.getAgent();
        version = step.getVersion();
        directory = step.getDirectory();
        helm = step.getHelm();
    }

    /** @throws Exception where the parameters are not those of the step */
    public static DeliverPlan of(Map<String, Object> parameters) throws Exception {
        DeliverStep.DescriptorImpl descriptor = new DeliverStep.DescriptorImpl();
        Set<String> unknown = new TreeSet<>(parameters.keySet());
        unknown.removeAll(known());
        if (!unknown.isEmpty()) {
            throw new AbortException(
                    Texts.of(DeliverStep.class, "unknown", String.join(", ", unknown), String.join(", ", known())));
        }
        return new DeliverPlan((DeliverStep) descriptor.newInstance(parameters));
    }

    private static Set<String> known() {
        return Arrays.stream(DeliverStep.class.getMethods())
                .filter(method -> method.isAnnotationPresent(DataBoundSetter.class))
                .map(method -> Introspector.decapitalize(method.getName().substring("set".length())))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Label of the agents that work for it; null for any, as the step that takes one wants it. */
    public String agent() {
        return agent.isEmpty() ? null : agent;
    }

    /** Whether the build still has to package the app. */
    public boolean needsPackage(Run<?, ?> run) {
        return request.descriptorOf() == 0
                && !(KeptFiles.of(run).has(KeptFiles.chart(directory))
                        && KeptFiles.of(run).has(KeptFiles.descriptor(directory)));
    }

    /** For the step that packages. */
    public Map<String, Object> packaging() {
        Map<String, Object> parameters = new LinkedHashMap<>();
        parameters.put("version", version);
        parameters.put("directory", directory);
        parameters.put("helm", helm);
        parameters.values().removeIf(value -> "".equals(value));
        return parameters;
    }

    /** The file with variables, in the workspace; empty for none. */
    public String variablesFile() {
        return variables.isEmpty() || directory.isEmpty() ? variables : directory + "/" + variables;
    }

    /** @throws AbortException when it is too large */
    public void variables(String text) throws AbortException {
        if (text.length() > MOST) {
            throw new AbortException(Texts.of(DeliverStep.class, "tooLarge", variables));
        }
        request.variables(text);
    }

    /** Of the build, now that it is packaged. */
    public Delivery delivery(Run<?, ?> run) {
        return Delivery.of(run, request.descriptorOf() == 0 ? request.descriptorOf(run.getNumber()) : request);
    }
}
