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

/** A time in which no release to an environment begins. */
public final class CheckFreeze implements Describable<CheckFreeze> {

    private String name = "";
    private String from = "";
    private String to = "";
    private String zone = "";

    @DataBoundConstructor
    public CheckFreeze() {}

    /** For people. */
    public String getName() {
        return Names.orEmpty(name);
    }

    @DataBoundSetter
    public void setName(String name) {
        this.name = Names.trimmed(name);
    }

    /** Such as {@code 2026-12-18T17:00}. */
    public String getFrom() {
        return Names.orEmpty(from);
    }

    @DataBoundSetter
    public void setFrom(String from) {
        this.from = Names.trimmed(from);
    }

    /** Such as {@code 2027-01-04T07:00}. */
    public String getTo() {
        return Names.orEmpty(to);
    }

    @DataBoundSetter
    public void setTo(String to) {
        this.to = Names.trimmed(to);
    }

    /** Such as {@code Europe/Amsterdam}. */
    public String getZone() {
        return Names.orEmpty(zone);
    }

    @DataBoundSetter
    public void setZone(String zone) {
        this.zone = Names.trimmed(zone);
    }

    /** By the keys of a policy. */
    Map<String, Object> asPolicy() {
        Map<String, Object> keys = new LinkedHashMap<>();
        keys.put("name", getName());
        keys.put("from", getFrom());
        keys.put("to", getTo());
        keys.put("zone", getZone());
        keys.values().removeIf(""::equals);
        return keys;
    }

    /** Its form. */
    @Extension
    @Symbol("slipwayFreeze")
    public static final class DescriptorImpl extends Descriptor<CheckFreeze> {

        @POST
        public FormValidation doCheckName(@AncestorInPath Item item, @QueryParameter String value) {
            return CheckField.FILLED.check(item, value);
        }

        @POST
        public FormValidation doCheckFrom(@AncestorInPath Item item, @QueryParameter String value) {
            return CheckField.MOMENT.check(item, value);
        }

        @POST
        public FormValidation doCheckTo(@AncestorInPath Item item, @QueryParameter String value) {
            return CheckField.MOMENT.check(item, value);
        }

        @POST
        public FormValidation doCheckZone(@AncestorInPath Item item, @QueryParameter String value) {
            return CheckField.ZONE.check(item, value);
        }
    }
}
