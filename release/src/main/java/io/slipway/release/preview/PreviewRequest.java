package io.slipway.release.preview;

import io.slipway.release.descriptor.App;
import io.slipway.release.descriptor.Descriptor;
import io.slipway.release.descriptor.Environment;
import io.slipway.release.variables.Variables;

/**
 * What is to be served.
 *
 * @param port on 127.0.0.1
 * @param showManifests whether to print what Helm would apply
 */
public record PreviewRequest(
        Descriptor descriptor,
        Environment environment,
        Variables variables,
        App.Mode mode,
        int port,
        boolean showManifests) {}
