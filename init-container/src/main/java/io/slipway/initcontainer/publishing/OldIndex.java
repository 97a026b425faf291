package io.slipway.initcontainer.publishing;

import io.slipway.initcontainer.problems.InitFailure;
import io.slipway.initcontainer.problems.Problem;
import java.io.File;

/** Says that a bundle is not the one that its index was made of. */
final class OldIndex {
    private OldIndex() {}

    static InitFailure of(File bundle, String path) {
        return InitFailure.failed(Problem.of("the bundle has changed since it was indexed: " + path)
                .at(new File(bundle, path).toString())
                .fix("run slipway-init index " + bundle + " as the last step that touches the bundle"));
    }
}
