package io.slipway.release.connecting;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.PortForward;
import io.slipway.release.problems.Problem;
import io.slipway.release.problems.SlipwayException;
import io.slipway.release.revisions.ReleaseTarget;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;

/**
 * A port of the loopback address that leads to a pod of a release. Each connection goes to a pod that is ready then, so the
 * tunnel outlives its pods.
 */
final class Tunnel implements AutoCloseable {

    private final KubernetesClient client;
    private final ReleaseTarget target;
    private final Consumer<String> trouble;
    private final ServerSocketChannel server;
    private final ExecutorService connections = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "tunnel");
        thread.setDaemon(true);
        return thread;
    });

    private Tunnel(
            KubernetesClient client, ReleaseTarget target, Consumer<String> trouble, ServerSocketChannel server) {
        this.client = client;
        this.target = target;
        this.trouble = trouble;
        this.server = server;
    }

    /**
     * Begins to listen.
     *
     * @param port to listen on; 0 for any that is free
     * @param trouble is told of connections that do not come about
     */
    static Tunnel open(KubernetesClient client, ReleaseTarget target, int port, Consumer<String> trouble) {
        try {
            ServerSocketChannel server = ServerSocketChannel.open();
            server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            Tunnel tunnel = new Tunnel(client, target, trouble, server);
            tunnel.connections.execute(tunnel::accept);
            return tunnel;
        } catch (IOException e) {
            throw SlipwayException.usage(
                    Problem.of("port " + port + " of this machine cannot be used: " + e.getMessage())
                            .fix("name another one with --port; 0 takes any that is free"));
        }
    }

    int port() {
        return server.socket().getLocalPort();
    }

    private void accept() {
        while (server.isOpen()) {
            try {
                SocketChannel connection = server.accept();
                connections.execute(() -> forward(connection));
            } catch (IOException | RejectedExecutionException closed) {
                return;
            }
        }
    }

    private void forward(SocketChannel connection) {
        try (connection) {
            Optional<ReadyPod> pod = ReadyPod.of(client, target);
            if (pod.isEmpty()) {
                trouble.accept("no pod is ready to take a connection");
                return;
            }
            try (PortForward forward = client.pods()
                    .inNamespace(target.namespace())
                    .withName(pod.get().name())
                    .portForward(pod.get().port(), connection, connection)) {
                while (forward.isAlive() && connection.isOpen() && server.isOpen()) {
                    Thread.sleep(50);
                }
                if (forward.errorOccurred()) {
                    forward.getClientThrowables().forEach(e -> trouble.accept(String.valueOf(e.getMessage())));
                }
            }
        } catch (IOException | KubernetesClientException e) {
            trouble.accept("a connection was lost: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
        connections.shutdownNow();
    }
}
