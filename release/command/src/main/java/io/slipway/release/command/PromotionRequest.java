package io.slipway.release.command;

import io.slipway.release.descriptor.Descriptor;
import io.slipway.release.descriptor.Environment;
import io.slipway.release.planning.ReleasePlan;
import io.slipway.release.problems.Problem;
import io.slipway.release.problems.SlipwayException;
import io.slipway.release.releasing.Promotion;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A promotion as it is typed.
 *
 * @param from the environment to take it from
 * @param fromKubeconfig that leads to the cluster of {@code from}; empty for the one of {@code to}
 * @param to the environment to take it to
 */
record PromotionRequest(String from, Optional<Path> fromKubeconfig, String to) {

    /** @throws SlipwayException (usage) when the descriptor has no such way */
    Promotion of(Descriptor descriptor, AppArguments arguments, ClusterArguments cluster) {
        Environment source = AppArguments.released(descriptor, from);
        Environment other = AppArguments.released(descriptor, to);
        if (from.equals(to)) {
            throw SlipwayException.usage(Problem.of("cannot promote from " + from + " to itself")
                    .at(Comparison.FROM)
                    .fix("name another environment with --from"));
        }
        if (!other.after().isEmpty() && !other.after().contains(from)) {
            throw SlipwayException.usage(Problem.of(
                            "releases come from " + String.join(", ", other.after()) + ", not from " + from)
                    .at(descriptor.placeOf("environments." + to + ".after").toString())
                    .fix("promote from " + other.after().get(0) + ", or change environments." + to
                            + ".after in slipway.yaml"));
        }
        ReleasePlan plan = ReleasePlan.ofBuilt(descriptor, other, arguments.variables(descriptor, other));
        return new Promotion(
                from,
                cluster.with(fromKubeconfig).target(descriptor, source),
                to,
                cluster.target(descriptor, other),
                plan.values());
    }
}
