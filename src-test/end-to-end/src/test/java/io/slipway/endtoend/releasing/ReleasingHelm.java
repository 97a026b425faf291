package io.slipway.endtoend.releasing;

import io.slipway.endtoend.cluster.TestCluster;
import io.slipway.goprograms.GoProgram;
import io.slipway.release.helm.UserCache;
import java.nio.file.Path;
import java.util.function.UnaryOperator;

/** Every Helm that releases: what one of them does, the others do as well. */
enum ReleasingHelm {
    EMBEDDED(app -> app),
    HELM_3(app -> app.releasedBy(GoProgram.HELM_3.in(UserCache.directory()))),
    HELM_4(app -> app.releasedBy(GoProgram.HELM_4.in(UserCache.directory())));

    private final UnaryOperator<App> setting;

    ReleasingHelm(UnaryOperator<App> setting) {
        this.setting = setting;
    }

    /** An app in a directory that it releases. */
    App app(Path directory, TestCluster cluster) {
        return setting.apply(App.in(directory, cluster));
    }
}
