package io.slipway.release.site;

import io.slipway.release.Problem;
import io.slipway.release.SlipwayException;
import io.slipway.release.descriptor.Descriptor;
import io.slipway.release.descriptor.Edge;
import java.util.Optional;

/** Turns the descriptor's edge into nginx's. */
final class Edges {

    private Edges() {}

    static Optional<io.slipway.nginx.edge.Edge> of(Descriptor descriptor) {
        Edge edge = descriptor.edge();
        io.slipway.nginx.edge.Edge made = switch (edge.kind()) {
            case FRONT_DOOR -> io.slipway.nginx.edge.Edge.frontDoor(edge.trusted(), frontDoorId(descriptor));
            case CLOUDFLARE -> io.slipway.nginx.edge.Edge.cloudflare(edge.trusted());
            case NONE, PROXY -> io.slipway.nginx.edge.Edge.proxy(edge.trusted());
        };
        boolean nothing = edge.kind() == Edge.Kind.NONE
                && edge.trusted().isEmpty()
                && edge.allow().isEmpty();
        return nothing ? Optional.empty() : Optional.of(made.allowing(edge.allow()));
    }

    private static String frontDoorId(Descriptor descriptor) {
        return descriptor
                .edge()
                .frontDoorId()
                .orElseThrow(() ->
                        SlipwayException.usage(Problem.of("edge.kind is front-door, and edge.frontDoorId is missing")
                                .at(descriptor.placeOf("edge.kind").toString())
                                .fix("add the Front Door ID, so that nobody else's Front Door reaches the site")));
    }
}
