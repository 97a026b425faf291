package io.slipway.release.helm;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;

/** A cluster that somebody is logged in to, by KUBECONFIG: it has nothing, and counts who asks. */
final class CountingCluster implements AutoCloseable {

    private final HttpServer server;
    private final AtomicInteger requests;
    private final Path kubeconfig;

    private CountingCluster(HttpServer server, AtomicInteger requests, Path kubeconfig) {
        this.server = server;
        this.requests = requests;
        this.kubeconfig = kubeconfig;
    }

    static CountingCluster start(Path directory) throws IOException {
        AtomicInteger requests = new AtomicInteger();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            requests.incrementAndGet();
            exchange.sendResponseHeaders(404, -1);
            exchange.close();
        });
        server.start();
        Path kubeconfig = Files.writeString(
                directory.resolve("logged-in"),
                Kubeconfig.NO_CLUSTER.replace(
                        "https://127.0.0.1:1",
                        "http://127.0.0.1:" + server.getAddress().getPort()));
        return new CountingCluster(server, requests, kubeconfig);
    }

    int requests() {
        return requests.get();
    }

    /** Runs a program as the user who is logged in; what it printed. */
    String loggedIn(String... command) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("KUBECONFIG", kubeconfig.toString());
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return output;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
