package io.slipway.endtoend.cluster;

import java.io.IOException;

/** The cluster of the tests for whoever wants to try something on it: prints its kubeconfig, and ends when stdin does. */
final class StandingCluster {
    private StandingCluster() {}

    public static void main(String... arguments) throws IOException {
        try (TestCluster cluster = TestCluster.start()) {
            System.out.println(cluster.kubeconfig());
            System.out.flush();
            System.in.readAllBytes();
        }
    }
}
