package io.slipway.plugin.settings;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import hudson.Extension;
import hudson.model.Describable;
import hudson.model.Descriptor;
import io.slipway.plugin.Names;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/**
 * The checks of an environment, by the keys of the policy that slipway keeps in the cluster. Slipway writes that policy from them
 * before it asks the checks, so they hold for others too, and a change of them counts at once.
 */
public final class EnvironmentChecks implements Describable<EnvironmentChecks> {

    /** Of the format of a policy. */
    private static final int VERSION = 1;

    private List<String> branches = new ArrayList<>();
    private List<CheckWindow> windows = new ArrayList<>();
    private List<CheckFreeze> freezes = new ArrayList<>();
    private CheckRequest request;
    private CheckQuery query;
    private CheckAfter after;
    private boolean waits = true;
    private boolean rollbackOutsideWindows;

    @DataBoundConstructor
    public EnvironmentChecks() {}

    /** Globs such as {@code main} or {@code release/*}; empty for all. */
    public List<String> getBranches() {
        return List.copyOf(branches);
    }

    /** @param branches each may hold several, with commas between, as the form sends them */
    @DataBoundSetter
    public void setBranches(List<String> branches) {
        this.branches = new ArrayList<>(branches == null ? List.of() : Names.split(String.join(",", branches)));
    }

    /** For the form. */
    public String getBranchesText() {
        return String.join(", ", branches);
    }

    public List<CheckWindow> getWindows() {
        return List.copyOf(windows);
    }

    @DataBoundSetter
    public void setWindows(List<CheckWindow> windows) {
        this.windows = new ArrayList<>(windows == null ? List.of() : windows);
    }

    public List<CheckFreeze> getFreezes() {
        return List.copyOf(freezes);
    }

    @DataBoundSetter
    public void setFreezes(List<CheckFreeze> freezes) {
        this.freezes = new ArrayList<>(freezes == null ? List.of() : freezes);
    }

    /** Null for none, as the form wants it; so are the next two. */
    public CheckRequest getRequest() {
        return request;
    }

    @DataBoundSetter
    public void setRequest(CheckRequest request) {
        this.request = request;
    }

    public CheckQuery getQuery() {
        return query;
    }

    @DataBoundSetter
    public void setQuery(CheckQuery query) {
        this.query = query;
    }

    public CheckAfter getAfter() {
        return after;
    }

    @DataBoundSetter
    public void setAfter(CheckAfter after) {
        this.after = after;
    }

    /** Whether a release waits for closed checks; otherwise it ends. */
    public boolean isWaits() {
        return waits;
    }

    @DataBoundSetter
    public void setWaits(boolean waits) {
        this.waits = waits;
    }

    public boolean isRollbackOutsideWindows() {
        return rollbackOutsideWindows;
    }

    @DataBoundSetter
    public void setRollbackOutsideWindows(boolean rollbackOutsideWindows) {
        this.rollbackOutsideWindows = rollbackOutsideWindows;
    }

    /** The policy, as slipway reads it: JSON is YAML. */
    public byte[] policy() throws JsonProcessingException {
        Map<String, Object> checks = new LinkedHashMap<>();
        checks.put("branches", branches);
        checks.put("windows", windows.stream().map(CheckWindow::asPolicy).toList());
        checks.put("freezes", freezes.stream().map(CheckFreeze::asPolicy).toList());
        checks.put("request", request == null ? List.of() : request.asPolicy());
        checks.put("query", query == null ? List.of() : query.asPolicy());
        checks.put("after", after == null ? List.of() : after.asPolicy());
        checks.values().removeIf(List.of()::equals);
        checks.put("waits", waits);
        checks.put("rollbackOutsideWindows", rollbackOutsideWindows);
        Map<String, Object> policy = new LinkedHashMap<>();
        policy.put("version", VERSION);
        policy.put("checks", checks);
        return new ObjectMapper().writeValueAsString(policy).getBytes(StandardCharsets.UTF_8);
    }

    /** Its form. */
    @Extension
    @Symbol("slipwayChecks")
    public static final class DescriptorImpl extends Descriptor<EnvironmentChecks> {}
}
