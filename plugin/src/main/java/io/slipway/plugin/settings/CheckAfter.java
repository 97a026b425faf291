package io.slipway.plugin.settings;

import hudson.Extension;
import hudson.model.Describable;
import hudson.model.Descriptor;
import io.slipway.plugin.Names;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** Figures that are watched once a release is ready: if they do not hold, it is rolled back. */
public final class CheckAfter implements Describable<CheckAfter> {

    private CheckQuery query;
    private String bake = "";

    @DataBoundConstructor
    public CheckAfter() {}

    /** Null while nobody has set it, as the form wants it. */
    public CheckQuery getQuery() {
        return query;
    }

    @DataBoundSetter
    public void setQuery(CheckQuery query) {
        this.query = query;
    }

    /** How long they are watched, such as {@code 15m}; empty for that. */
    public String getBake() {
        return Names.orEmpty(bake);
    }

    @DataBoundSetter
    public void setBake(String bake) {
        this.bake = Names.trimmed(bake);
    }

    /** By the keys of a policy. */
    Map<String, Object> asPolicy() {
        Map<String, Object> keys = new LinkedHashMap<>();
        if (query != null) {
            keys.put("query", query.asPolicy());
        }
        keys.put("bake", getBake());
        keys.values().removeIf(""::equals);
        return keys;
    }

    /** Its form. */
    @Extension
    @Symbol("slipwayAfter")
    public static final class DescriptorImpl extends Descriptor<CheckAfter> {}
}
