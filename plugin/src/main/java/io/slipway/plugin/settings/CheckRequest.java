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

/** Asks another system until it says one of two words. */
public final class CheckRequest implements Describable<CheckRequest> {

    private String url = "";
    private String field = "";
    private String credentialsId = "";
    private String passes = "";
    private String refuses = "";
    private String every = "";
    private String duration = "";

    @DataBoundConstructor
    public CheckRequest() {}

    /** With placeholders such as <code>{build}</code>. */
    public String getUrl() {
        return Names.orEmpty(url);
    }

    @DataBoundSetter
    public void setUrl(String url) {
        this.url = Names.trimmed(url);
    }

    /** Where the word stands in a JSON answer; empty where the answer is the word. */
    public String getField() {
        return Names.orEmpty(field);
    }

    @DataBoundSetter
    public void setField(String field) {
        this.field = Names.trimmed(field);
    }

    /** What is asked with; one of the credentials for checks. */
    public String getCredentialsId() {
        return Names.orEmpty(credentialsId);
    }

    @DataBoundSetter
    public void setCredentialsId(String credentialsId) {
        this.credentialsId = Names.trimmed(credentialsId);
    }

    /** The word that lets the release begin. */
    public String getPasses() {
        return Names.orEmpty(passes);
    }

    @DataBoundSetter
    public void setPasses(String passes) {
        this.passes = Names.trimmed(passes);
    }

    /** The word that ends it. */
    public String getRefuses() {
        return Names.orEmpty(refuses);
    }

    @DataBoundSetter
    public void setRefuses(String refuses) {
        this.refuses = Names.trimmed(refuses);
    }

    /** Such as {@code 60s}; empty for that. */
    public String getEvery() {
        return Names.orEmpty(every);
    }

    @DataBoundSetter
    public void setEvery(String every) {
        this.every = Names.trimmed(every);
    }

    /** Such as {@code 8h}; empty for that. */
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
        keys.put("url", getUrl());
        keys.put("field", getField());
        keys.put("credentialsId", getCredentialsId());
        keys.put("passes", getPasses());
        keys.put("refuses", getRefuses());
        keys.put("every", getEvery());
        keys.put("for", getFor());
        keys.values().removeIf(""::equals);
        return keys;
    }

    /** Its form. */
    @Extension
    @Symbol("slipwayRequest")
    public static final class DescriptorImpl extends Descriptor<CheckRequest> {

        @POST
        public FormValidation doCheckUrl(@AncestorInPath Item item, @QueryParameter String value) {
            return CheckField.URL.check(item, value);
        }

        @POST
        public FormValidation doCheckPasses(@AncestorInPath Item item, @QueryParameter String value) {
            return CheckField.FILLED.check(item, value);
        }

        @POST
        public FormValidation doCheckRefuses(@AncestorInPath Item item, @QueryParameter String value) {
            return CheckField.FILLED.check(item, value);
        }
    }
}
