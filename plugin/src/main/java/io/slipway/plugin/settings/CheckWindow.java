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

/** When releases to an environment may begin: open when any window is. */
public final class CheckWindow implements Describable<CheckWindow> {

    private String days = "";
    private String from = "";
    private String to = "";
    private String zone = "";

    @DataBoundConstructor
    public CheckWindow() {}

    /** Such as {@code mon-thu} or {@code sat,sun}; empty for all. */
    public String getDays() {
        return Names.orEmpty(days);
    }

    @DataBoundSetter
    public void setDays(String days) {
        this.days = Names.trimmed(days);
    }

    /** Such as {@code 09:00}; empty for the beginning of the day. */
    public String getFrom() {
        return Names.orEmpty(from);
    }

    @DataBoundSetter
    public void setFrom(String from) {
        this.from = Names.trimmed(from);
    }

    /** Such as {@code 16:00}; empty for the end of the day. */
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
        keys.put("days", getDays());
        keys.put("from", getFrom());
        keys.put("to", getTo());
        keys.put("zone", getZone());
        keys.values().removeIf(""::equals);
        return keys;
    }

    /** Its form. */
    @Extension
    @Symbol("slipwayWindow")
    public static final class DescriptorImpl extends Descriptor<CheckWindow> {

        @POST
        public FormValidation doCheckFrom(@AncestorInPath Item item, @QueryParameter String value) {
            return CheckField.TIME.check(item, value);
        }

        @POST
        public FormValidation doCheckTo(@AncestorInPath Item item, @QueryParameter String value) {
            return CheckField.TIME.check(item, value);
        }

        @POST
        public FormValidation doCheckZone(@AncestorInPath Item item, @QueryParameter String value) {
            return CheckField.ZONE.check(item, value);
        }
    }
}
