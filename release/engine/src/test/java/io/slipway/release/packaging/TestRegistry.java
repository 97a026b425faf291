package io.slipway.release.packaging;

import io.slipway.release.helm.Pushed;
import io.slipway.release.problems.SlipwayException;
import io.slipway.release.processes.Executable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A registry of one's own: the program that most registries are, on loopback, without TLS, forgetting all at its end. */
public final class TestRegistry implements AutoCloseable {

    private final HttpClient client = HttpClient.newHttpClient();
    private final Process process;
    private final String address;

    private TestRegistry(Process process, String address) {
        this.process = process;
        this.address = address;
    }

    /** @param directory for its configuration and log */
    public static TestRegistry start(Path directory) throws IOException, InterruptedException {
        return start(directory, "");
    }

    /** One that lets nobody in who has not logged in. */
    static TestRegistry guarded(Path directory) throws IOException, InterruptedException {
        Path nobody = Files.writeString(directory.resolve("htpasswd"), "");
        return start(directory, "auth: {htpasswd: {realm: charts, path: \"%s\"}}\n".formatted(nobody));
    }

    private static TestRegistry start(Path directory, String more) throws IOException, InterruptedException {
        Path program = Executable.find("docker-registry")
                .orElseThrow(() -> new IllegalStateException("no docker-registry: run ./slipway doctor --fix"));
        String address = "127.0.0.1:" + freePort();
        Path configuration = Files.writeString(directory.resolve("registry.yaml"), """
                version: 0.1
                log: {level: error}
                storage: {inmemory: {}}
                http: {addr: "%s"}
                %s""".formatted(address, more));
        Process process = new ProcessBuilder(program.toString(), "serve", configuration.toString())
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("registry.log").toFile())
                .start();
        TestRegistry registry = new TestRegistry(process, address);
        registry.awaitAnswer();
        return registry;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private void awaitAnswer() throws InterruptedException {
        for (int i = 0; i < 600; i++) {
            if (!process.isAlive()) {
                throw new IllegalStateException("the registry ended with " + process.exitValue());
            }
            try {
                ask("/v2/", "*/*");
                return;
            } catch (IOException notYet) {
                Thread.sleep(100);
            }
        }
        throw new IllegalStateException("the registry does not answer");
    }

    /** Where charts go. */
    public URI charts() {
        return URI.create("oci://" + address + "/charts");
    }

    /** The bytes of the chart behind a reference: the only layer of its manifest. */
    byte[] chart(Pushed pushed) throws IOException, InterruptedException {
        String name = pushed.reference().replaceFirst("^[^/]+/", "").replaceFirst(":[^:]*$", "");
        String manifest = new String(
                get("/v2/" + name + "/manifests/" + pushed.digest(), "application/vnd.oci.image.manifest.v1+json"),
                StandardCharsets.UTF_8);
        String layer = manifest.replaceFirst("(?s).*\"layers\":\\[.*?\"digest\":\"(sha256:[0-9a-f]{64})\".*", "$1");
        return get("/v2/" + name + "/blobs/" + layer, "*/*");
    }

    private byte[] get(String path, String accept) throws IOException, InterruptedException {
        HttpResponse<byte[]> response = ask(path, accept);
        if (response.statusCode() != 200) {
            throw SlipwayException.failed(io.slipway.release.problems.Problem.of(path + ": " + response.statusCode()));
        }
        return response.body();
    }

    private HttpResponse<byte[]> ask(String path, String accept) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://" + address + path))
                .header("Accept", accept)
                .build();
        return client.send(request, HttpResponse.BodyHandlers.ofByteArray());
    }

    @Override
    public void close() {
        process.destroy();
    }
}
