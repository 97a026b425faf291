package io.slipway.plugin.settings;

import hudson.Extension;
import hudson.model.Describable;
import hudson.model.Descriptor;
import io.slipway.plugin.Names;
import java.util.ArrayList;
import java.util.List;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** Variables that several apps share, for some environments or for all. */
public final class VariableGroup implements Describable<VariableGroup> {

    private final String name;
    private String environments = "";
    private List<GroupVariable> variables = new ArrayList<>();

    @DataBoundConstructor
    public VariableGroup(String name) {
        this.name = Names.trimmed(name);
    }

    public String getName() {
        return name;
    }

    public String getEnvironments() {
        return environments;
    }

    @DataBoundSetter
    public void setEnvironments(String environments) {
        this.environments = Names.trimmed(environments);
    }

    public List<GroupVariable> getVariables() {
        return List.copyOf(variables);
    }

    @DataBoundSetter
    public void setVariables(List<GroupVariable> variables) {
        this.variables = new ArrayList<>(variables == null ? List.of() : variables);
    }

    boolean isFor(String environment) {
        List<String> names = Names.split(environments);
        return names.isEmpty() || names.contains(environment);
    }

    /** Its form. */
    @Extension
    @Symbol("slipwayVariableGroup")
    public static final class DescriptorImpl extends Descriptor<VariableGroup> {}
}
