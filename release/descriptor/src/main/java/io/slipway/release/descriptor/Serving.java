package io.slipway.release.descriptor;

import io.slipway.nginx.edge.Edge;
import io.slipway.nginx.proxy.BackEnd;
import java.util.List;
import java.util.Map;

/**
 * How one environment is served: what the descriptor says for all of them, and what the environment says over it.
 *
 * @param places where each key stands, by its path from the top of the descriptor: {@code nginx.hsts}
 */
public record Serving(Nginx nginx, List<BackEnd> backEnds, Edge edge, Map<String, Place> places) {}
