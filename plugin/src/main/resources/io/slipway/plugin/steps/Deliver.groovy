package io.slipway.plugin.steps

/**
 * What slipwayDeliver() does: packages, releases to the first environment and walks on to those that come after it. Only this much is
 * Groovy, since a Pipeline's own language alone can take an agent and give it back; what is decided, is decided in Java.
 */
class Deliver implements Serializable {

    private static final long serialVersionUID = 1L

    private final Object script

    Deliver(Object script) {
        this.script = script
    }

    Object call(Map parameters = [:]) {
        DeliverPlan plan = DeliverPlan.of(parameters)
        boolean here = script.env.NODE_NAME != null
        boolean packages = plan.needsPackage(script.$build())
        if (packages || plan.variablesFile()) {
            onAgent(plan, here) {
                if (!here) {
                    script.checkout(script.scm)
                }
                if (packages) {
                    script.slipwayPackage(plan.packaging())
                }
                if (plan.variablesFile()) {
                    plan.variables(script.readFile(plan.variablesFile()))
                }
            }
        }
        def delivery = plan.delivery(script.$build())
        walk(plan, delivery, delivery.first(), here)
        return delivery.result()
    }

    private void walk(DeliverPlan plan, Object delivery, String environment, boolean here) {
        script.stage(environment) {
            deliver(plan, delivery, environment, here)
        }
        List next = delivery.next(environment)
        if (next.size() == 1) {
            walk(plan, delivery, next[0], here)
        } else if (next.size() > 1) {
            Map branches = [:]
            for (String each in next) {
                String branch = each
                branches[branch] = { walk(plan, delivery, branch, here) }
            }
            script.parallel(branches)
        }
    }

    /** The agent is given back whenever the release waits for people, for its checks or for its turn. */
    private void deliver(DeliverPlan plan, Object delivery, String environment, boolean here) {
        Map part = script.slipwayDeliveryPart(run: delivery.begin(environment, here))
        while (part.state == 'NEEDS_AGENT' || part.state == 'NEEDS_NONE') {
            Object run = part.run
            if (part.state == 'NEEDS_NONE') {
                part = script.slipwayDeliveryPart(run: run)
            } else {
                onAgent(plan, here) {
                    part = script.slipwayDeliveryPart(run: run)
                }
            }
        }
        delivery.ended(environment, part)
    }

    private void onAgent(DeliverPlan plan, boolean here, Closure body) {
        if (here) {
            body()
        } else {
            plan.agent() ? script.node(plan.agent(), body) : script.node(body)
        }
    }
}
