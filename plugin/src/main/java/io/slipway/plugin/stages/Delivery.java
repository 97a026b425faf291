package io.slipway.plugin.stages;

import hudson.AbortException;
import hudson.model.Result;
import hudson.model.Run;
import io.slipway.plugin.Texts;
import io.slipway.plugin.engine.EngineRequest;
import io.slipway.plugin.records.PromotionOrder;
import io.slipway.plugin.records.ReleasesAction;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jenkinsci.plugins.workflow.steps.FlowInterruptedException;

/**
 * The way of one build through its environments: where it begins, where it goes on, and what came of it. A Pipeline keeps it with
 * its program, whose one thread walks the branches.
 */
public final class Delivery implements Serializable {

    private static final long serialVersionUID = 1L;

    private final EngineRequest request;
    private final PromotionOrder order;
    private final List<String> environments;
    private final Set<String> begun = new LinkedHashSet<>();
    private final Set<String> released = new LinkedHashSet<>();
    private final Map<String, Object> results = new LinkedHashMap<>();
    private final Map<String, String> failures = new LinkedHashMap<>();
    private final Map<String, String> ends = new LinkedHashMap<>();

    /**
     * A delivery.
     *
     * @param request of each release, for no environment yet
     * @param environments that can be released to, in the order of the descriptor
     */
    Delivery(EngineRequest request, PromotionOrder order, List<String> environments) {
        this.request = request;
        this.order = order;
        this.environments = new ArrayList<>(environments);
    }

    /** Of a build whose descriptor a step has read. */
    public static Delivery of(Run<?, ?> run, EngineRequest request) {
        ReleasesAction action = ReleasesAction.of(run);
        return new Delivery(request, action.order(request.directory()), action.deliverable(request.directory()));
    }

    /**
     * Where it begins: the first environment that comes after none.
     *
     * @throws AbortException when there is none
     */
    public String first() throws AbortException {
        for (String environment : environments) {
            if (order.before(environment).isEmpty()) {
                begun.add(environment);
                return environment;
            }
        }
        throw new AbortException(Texts.of(Delivery.class, "nowhere"));
    }

    /** What is released to an environment. */
    public EngineRun begin(String environment, boolean keepsAgent) {
        return EngineRun.inParts(request.to(environment), keepsAgent);
    }

    /** Takes what came of an environment. */
    public void ended(String environment, Map<String, Object> part) {
        String cause = String.valueOf(part.getOrDefault("cause", ""));
        switch (DeliveryState.valueOf(String.valueOf(part.get("state")))) {
            case RELEASED -> {
                released.add(environment);
                Map<String, Object> facts = new LinkedHashMap<>(part);
                facts.keySet().removeAll(Set.of("state", "run"));
                results.put(environment, facts);
            }
            case ENDED -> ends.put(environment, cause);
            default -> failures.put(environment, cause);
        }
    }

    /** Where it goes on after an environment: to those that have all they come after, each once. */
    public List<String> next(String environment) {
        List<String> next = new ArrayList<>();
        for (String successor : order.successors(environment)) {
            boolean ready = environments.contains(successor) && released.containsAll(order.before(successor));
            if (ready && begun.add(successor)) {
                next.add(successor);
            }
        }
        return next;
    }

    /**
     * What the step returns: by environment, what each release returns.
     *
     * @throws AbortException with the cause of each failure
     * @throws FlowInterruptedException when nothing failed, and people or checks ended it: that is no failure
     */
    public Map<String, Object> result() throws AbortException, FlowInterruptedException {
        if (!failures.isEmpty()) {
            Map<String, String> causes = new LinkedHashMap<>(failures);
            causes.putAll(ends);
            throw new AbortException(text(causes));
        }
        if (!ends.isEmpty()) {
            throw new FlowInterruptedException(Result.NOT_BUILT, true, new NotReleased(text(ends)));
        }
        return new LinkedHashMap<>(results);
    }

    /** A cause that says its environment already, as slipway's do, is not told it again. */
    private static String text(Map<String, String> causes) {
        List<String> lines = new ArrayList<>();
        causes.forEach((environment, cause) ->
                lines.add(cause.startsWith(environment + ": ") ? cause : environment + ": " + cause));
        return String.join("\n", lines);
    }
}
