package io.slipway.plugin.settings;

import hudson.Extension;
import hudson.model.Describable;
import hudson.model.Descriptor;
import hudson.model.Item;
import hudson.util.FormValidation;
import io.slipway.plugin.Names;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** Figures of a Prometheus that have to hold. */
public final class CheckQuery implements Describable<CheckQuery> {

    private String prometheus = "";
    private String credentialsId = "";
    private String expression = "";
    private String below = "";
    private String above = "";
    private String duration = "";

    @DataBoundConstructor
    public CheckQuery() {}

    /** Its address. */
    public String getPrometheus() {
        return Names.orEmpty(prometheus);
    }

    @DataBoundSetter
    public void setPrometheus(String prometheus) {
        this.prometheus = Names.trimmed(prometheus);
    }

    /** What is asked with; one of the credentials for checks. */
    public String getCredentialsId() {
        return Names.orEmpty(credentialsId);
    }

    @DataBoundSetter
    public void setCredentialsId(String credentialsId) {
        this.credentialsId = Names.trimmed(credentialsId);
    }

    /** In PromQL. */
    public String getExpression() {
        return Names.orEmpty(expression);
    }

    @DataBoundSetter
    public void setExpression(String expression) {
        this.expression = Names.trimmed(expression);
    }

    /** A number; empty for no such bound. */
    public String getBelow() {
        return Names.orEmpty(below);
    }

    @DataBoundSetter
    public void setBelow(String below) {
        this.below = Names.trimmed(below);
    }

    /** A number; empty for no such bound. */
    public String getAbove() {
        return Names.orEmpty(above);
    }

    @DataBoundSetter
    public void setAbove(String above) {
        this.above = Names.trimmed(above);
    }

    /** How long before the release they must have held, such as {@code 10m}; empty for now alone. */
    public String getFor() {
        return Names.orEmpty(duration);
    }

    @DataBoundSetter
    public void setFor(String duration) {
        this.duration = Names.trimmed(duration);
    }

    /** By the keys of a policy. */
    Map<String, Object> asPolicy() {
        Map<String, Object> keys = new LinkedHashMap<>();
        keys.put("prometheus", getPrometheus());
        keys.put("credentialsId", getCredentialsId());
        keys.put("expression", getExpression());
        keys.put("below", getBelow());
        keys.put("above", getAbove());
        keys.put("for", getFor());
        keys.values().removeIf(""::equals);
        return keys;
    }

    /** Its form. */
    @Extension
    @Symbol("slipwayQuery")
    public static final class DescriptorImpl extends Descriptor<CheckQuery> {

        @POST
        public FormValidation doCheckPrometheus(@AncestorInPath Item item, @QueryParameter String value) {
            return CheckField.URL.check(item, value);
        }

        @POST
        public FormValidation doCheckExpression(@AncestorInPath Item item, @QueryParameter String value) {
            return CheckField.FILLED.check(item, value);
        }

        @POST
        public FormValidation doCheckBelow(@AncestorInPath Item item, @QueryParameter String value) {
            return CheckField.NUMBER.check(item, value);
        }

        @POST
        public FormValidation doCheckAbove(@AncestorInPath Item item, @QueryParameter String value) {
            return CheckField.NUMBER.check(item, value);
        }
    }
}
