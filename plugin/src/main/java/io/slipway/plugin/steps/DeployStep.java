package io.slipway.plugin.steps;

import io.slipway.plugin.engine.EngineRequest;
import io.slipway.plugin.engine.Verb;
import io.slipway.plugin.settings.GroupVariable;
import java.util.ArrayList;
import java.util.List;
import org.kohsuke.stapler.DataBoundSetter;

/** What the steps have that put a version into an environment: which image exactly, and variables for this release alone. */
public abstract class DeployStep extends EnvironmentStep {

    private String imageDigest = "";
    private String variables = "";
    private List<GroupVariable> set = new ArrayList<>();
    private boolean createNamespace;
    private boolean allowOlder;
    private boolean takeOwnership;

    /** Exactly this image, such as {@code sha256:…}; empty for what tag, release or pods tell. */
    public final String getImageDigest() {
        return imageDigest;
    }

    @DataBoundSetter
    public final void setImageDigest(String imageDigest) {
        this.imageDigest = text(imageDigest);
    }

    /** A YAML or JSON file in the workspace; wins over the variables that Jenkins and the descriptor have. */
    public final String getVariables() {
        return variables;
    }

    @DataBoundSetter
    public final void setVariables(String variables) {
        this.variables = text(variables);
    }

    /** Variables of this release alone; they win over all others. */
    public final List<GroupVariable> getSet() {
        return List.copyOf(set);
    }

    @DataBoundSetter
    public final void setSet(List<GroupVariable> set) {
        this.set = new ArrayList<>(set == null ? List.of() : set);
    }

    public final boolean isCreateNamespace() {
        return createNamespace;
    }

    @DataBoundSetter
    public final void setCreateNamespace(boolean createNamespace) {
        this.createNamespace = createNamespace;
    }

    /** Whether an older build may take the place of a newer one. */
    public final boolean isAllowOlder() {
        return allowOlder;
    }

    @DataBoundSetter
    public final void setAllowOlder(boolean allowOlder) {
        this.allowOlder = allowOlder;
    }

    /** Whether objects of another owner become the release's; Helm on the agent's PATH can do that. */
    public final boolean isTakeOwnership() {
        return takeOwnership;
    }

    @DataBoundSetter
    public final void setTakeOwnership(boolean takeOwnership) {
        this.takeOwnership = takeOwnership;
    }

    /** An order that puts a version into an environment. */
    final EngineRequest deploy(Verb verb, String environment, List<String> arguments) {
        List<String> all = new ArrayList<>(arguments);
        all.addAll(option("--image-digest", imageDigest));
        all.addAll(option("--variables-file", variables));
        all.addAll(flag("--create-namespace", createNamespace));
        all.addAll(flag("--allow-older", allowOlder));
        all.addAll(flag("--take-ownership", takeOwnership));
        return change(verb, environment, all).set(set).allowOlder(allowOlder);
    }
}
