package io.slipway.endtoend.cluster;

import java.nio.file.Path;

/** What answers as a cluster. */
interface ControlPlane extends AutoCloseable {

    Path kubeconfig();

    /** Whether what a test leaves in it stays. */
    boolean outlivesTheTests();

    /** Where its pods seem to run. */
    SimulatedNodes nodes();

    @Override
    void close();
}
