package io.slipway.endtoend.cluster;

import java.nio.file.Path;
import java.util.List;

/** What answers as a cluster. */
interface ControlPlane {

    Path kubeconfig();

    /** Where its pods seem to run. */
    SimulatedNodes nodes();

    /** Takes away all that these tests brought: at least these namespaces. */
    void remove(List<String> namespaces);
}
