package io.slipway.initcontainer.publishing;

import io.slipway.initcontainer.problems.InitException;
import io.slipway.initcontainer.problems.Problem;
import java.io.File;

/** Says that a bundle is not the one that its index was made of. */
final class StaleIndex {
    private StaleIndex() {}

    static InitException of(File bundle, String path) {
        return InitException.failed(Problem.of("the bundle has changed since it was indexed: " + path)
                .at(new File(bundle, path).toString())
                .fix("run slipway-init index " + bundle + " as the last step that touches the bundle"));
    }
}
