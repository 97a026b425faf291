package io.slipway.endtoend.cluster;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.slipway.driver.BackgroundProcess;
import io.slipway.driver.FreePort;
import io.slipway.goprograms.GoProgram;
import io.slipway.release.clusters.Cluster;
import io.slipway.release.helm.UserCache;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** etcd, API server, controller manager, scheduler and simulated nodes, on free ports of 127.0.0.1, gone when closed. */
final class OwnControlPlane implements ControlPlane {
    private final WorkDirectory directory = WorkDirectory.make();
    private final Credentials credentials = Credentials.make(directory);
    private final Deque<AutoCloseable> parts = new ArrayDeque<>();
    private final int etcdPort = FreePort.take();
    private final int port = FreePort.take();
    private final Path certificates = directory.file("certificates");
    private final Path authority = certificates.resolve("apiserver.crt");
    private final Path kubeconfig = credentials.kubeconfig(directory, port, authority);

    private final String run;
    private SimulatedNodes nodes;

    private OwnControlPlane(String run) {
        this.run = run;
    }

    static OwnControlPlane start(String run) {
        build();
        OwnControlPlane started = new OwnControlPlane(run);
        try {
            started.startParts();
            return started;
        } catch (RuntimeException | Error e) {
            started.close();
            throw e;
        }
    }

    private static void build() {
        try {
            GoProgram.CLUSTER.forEach(program -> program.in(UserCache.directory()));
        } catch (IllegalStateException e) {
            throw new AssertionError(
                    "no cluster to test on: " + e.getMessage()
                            + ", or name a cluster to use with SLIPWAY_TEST_KUBECONFIG",
                    e);
        }
    }

    private void startParts() {
        startEtcd();
        BackgroundProcess apiServer = startApiServer();
        // The others read its certificate, which it makes, as they start.
        apiServer.await(() -> Files.exists(authority) && FreePort.answers(port));
        try (KubernetesClient client = new Cluster(kubeconfig, Optional.empty()).connect()) {
            apiServer.await(() -> isReady(client));
            startControllers();
            nodes = SimulatedNodes.start(run, kubeconfig, client, directory);
            parts.push(nodes);
        }
    }

    private void startControllers() {
        start(
                GoProgram.KUBE_CONTROLLER_MANAGER,
                "--kubeconfig=" + kubeconfig,
                "--leader-elect=false",
                "--secure-port=0",
                "--service-account-private-key-file=" + credentials.signingKey(),
                "--root-ca-file=" + authority);
        start(GoProgram.KUBE_SCHEDULER, "--kubeconfig=" + kubeconfig, "--leader-elect=false", "--secure-port=0");
    }

    private static boolean isReady(KubernetesClient client) {
        try {
            return "ok".equals(client.raw("/readyz"));
        } catch (KubernetesClientException e) {
            return false;
        }
    }

    /** Not one byte is worth a sync: the data is deleted with the cluster. */
    private void startEtcd() {
        String clients = "http://127.0.0.1:" + etcdPort;
        String peers = "http://127.0.0.1:" + FreePort.take();
        start(
                GoProgram.ETCD,
                "--data-dir=etcd-data",
                "--unsafe-no-fsync",
                "--listen-client-urls=" + clients,
                "--advertise-client-urls=" + clients,
                "--listen-peer-urls=" + peers,
                "--initial-advertise-peer-urls=" + peers,
                "--initial-cluster=default=" + peers);
    }

    private BackgroundProcess startApiServer() {
        return start(
                GoProgram.KUBE_APISERVER,
                "--etcd-servers=http://127.0.0.1:" + etcdPort,
                "--bind-address=127.0.0.1",
                "--advertise-address=127.0.0.1",
                "--endpoint-reconciler-type=none",
                "--secure-port=" + port,
                "--cert-dir=" + certificates,
                "--token-auth-file=" + credentials.tokenFile(),
                "--authorization-mode=RBAC",
                "--allow-privileged=true",
                "--service-cluster-ip-range=10.0.0.0/16",
                "--service-account-issuer=https://kubernetes.default.svc",
                "--service-account-signing-key-file=" + credentials.signingKey(),
                "--service-account-key-file=" + credentials.verifyingKey(),
                "--admission-control-config-file=" + directory.copy("admission.yaml"));
    }

    private BackgroundProcess start(GoProgram program, String... arguments) {
        BackgroundProcess process = directory.start(program, arguments);
        parts.push(process);
        return process;
    }

    @Override
    public Path kubeconfig() {
        return kubeconfig;
    }

    @Override
    public SimulatedNodes nodes() {
        return nodes;
    }

    /** The namespaces go with everything else. */
    @Override
    public void remove(List<String> namespaces) {
        close();
    }

    /** The last to be started goes first. */
    private void close() {
        while (!parts.isEmpty()) {
            try {
                parts.pop().close();
            } catch (Exception e) {
                throw new IllegalStateException("could not end a part of the cluster in " + directory, e);
            }
        }
        directory.deleteData("etcd-data");
    }
}
