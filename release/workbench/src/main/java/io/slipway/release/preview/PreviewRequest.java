package io.slipway.release.preview;

import io.slipway.release.descriptor.App;
import io.slipway.release.planning.ReleasePlan;

/**
 * What is to be served.
 *
 * @param plan the same that a release would follow
 * @param mode how the site is filled, whatever the descriptor says
 * @param port on 127.0.0.1
 * @param showManifests whether to print what Helm would apply
 * @param learn whether what the policy blocks is written into {@code slipway.yaml}
 */
public record PreviewRequest(ReleasePlan plan, App.Mode mode, int port, boolean showManifests, boolean learn) {}
