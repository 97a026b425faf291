package io.slipway.release.site;

import io.slipway.nginx.edge.RateLimit;
import io.slipway.release.descriptor.Descriptor;
import io.slipway.release.descriptor.Edge;
import io.slipway.release.problems.Problem;
import io.slipway.release.problems.SlipwayException;
import java.util.Optional;

/** Turns the descriptor's edge into nginx's. */
final class Edges {

    private Edges() {}

    static Optional<io.slipway.nginx.edge.Edge> of(Descriptor descriptor) {
        Edge edge = descriptor.edge();
        boolean nothing = edge.kind() == Edge.Kind.NONE
                && edge.trusted().isEmpty()
                && edge.allow().isEmpty();
        if (edge.kind() == Edge.Kind.FRONT_DOOR && edge.frontDoorIds().isEmpty()) {
            throw SlipwayException.usage(Problem.of("edge.kind is front-door, and edge.frontDoorId is missing")
                    .at(descriptor.placeOf("edge.kind").toString())
                    .fix("add the Front Door ID, so that nobody else's Front Door reaches the site"));
        }
        if (edge.kind() == Edge.Kind.PROXY && edge.trusted().isEmpty()) {
            throw SlipwayException.usage(
                    Problem.of("edge.kind is proxy, and edge.trusted is missing: every client would"
                                    + " have the proxy's address")
                            .at(descriptor.placeOf("edge.kind").toString())
                            .fix("add the networks that the proxy connects from, such as 10.0.0.0/8"));
        }
        return nothing ? Optional.empty() : Optional.of(made(edge));
    }

    static Optional<RateLimit> rateLimit(Edge edge) {
        return edge.requestsPerSecond()
                .map(RateLimit::perSecond)
                .map(limit ->
                        new RateLimit(limit.requestsPerSecond(), edge.burst().orElse(limit.burst())));
    }

    private static io.slipway.nginx.edge.Edge made(Edge edge) {
        io.slipway.nginx.edge.Edge usual = edge.kind() == Edge.Kind.CLOUDFLARE
                ? io.slipway.nginx.edge.Edge.cloudflare(edge.trusted())
                : io.slipway.nginx.edge.Edge.proxy(edge.trusted());
        return new io.slipway.nginx.edge.Edge(
                usual.trusted(),
                edge.clientHeader().orElse(usual.clientAddressHeader()),
                edge.kind() == Edge.Kind.FRONT_DOOR ? edge.frontDoorIds() : usual.frontDoorIds(),
                edge.allow());
    }
}
