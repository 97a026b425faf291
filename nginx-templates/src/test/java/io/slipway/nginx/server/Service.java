package io.slipway.nginx.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** A service behind nginx: a real server on a loopback address that treats each connection as a test says. */
public final class Service implements AutoCloseable {

    /** What is done with a connection. */
    public interface Treatment {
        void treat(Request request, Socket client) throws IOException;
    }

    private static final String PASSWORD = "changeit";

    private final ServerSocket server;
    private final Treatment treatment;
    private final List<Request> requests = new CopyOnWriteArrayList<>();

    private Service(ServerSocket server, Treatment treatment) {
        this.server = server;
        this.treatment = treatment;
    }

    public static Service on(String address, int port, Treatment treatment) {
        try {
            return started(new ServerSocket(port, 50, InetAddress.getByName(address)), treatment);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Service started(ServerSocket server, Treatment treatment) {
        Service service = new Service(server, treatment);
        Thread thread = new Thread(service::accept, "service");
        thread.setDaemon(true);
        thread.start();
        return service;
    }

    /** Speaks TLS with a certificate that it signed itself; {@code service.pem} holds that. */
    public static Service selfSigned(Path directory, Treatment treatment) {
        try {
            Path store = directory.resolve("service.p12");
            new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "keytool")
                                    .toString(),
                            "-genkeypair",
                            "-alias",
                            "service",
                            "-keyalg",
                            "EC",
                            "-dname",
                            "CN=127.0.0.1",
                            "-storetype",
                            "PKCS12",
                            "-keystore",
                            store.toString(),
                            "-storepass",
                            PASSWORD)
                    .inheritIO()
                    .start()
                    .waitFor();
            KeyStore keys = KeyStore.getInstance(store.toFile(), PASSWORD.toCharArray());
            Files.writeString(
                    directory.resolve("service.pem"),
                    "-----BEGIN CERTIFICATE-----\n"
                            + Base64.getMimeEncoder()
                                    .encodeToString(
                                            keys.getCertificate("service").getEncoded())
                            + "\n-----END CERTIFICATE-----\n");
            KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            managers.init(keys, PASSWORD.toCharArray());
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(managers.getKeyManagers(), null, null);
            return started(
                    context.getServerSocketFactory().createServerSocket(0, 50, InetAddress.getByName("127.0.0.1")),
                    treatment);
        } catch (IOException | GeneralSecurityException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    public static Service doing(Treatment treatment) {
        return on("127.0.0.1", 0, treatment);
    }

    /** Answers with the request as it arrived, and with the given header lines. */
    public static Service echo(String... headers) {
        return doing((request, client) -> answer(client, "200 OK", request + request.body(), headers));
    }

    /** Answers each request with the same text. */
    public static Service saying(String text) {
        return doing((request, client) -> answer(client, "200 OK", text));
    }

    /** Writes a complete response. */
    public static void answer(Socket client, String status, String body, String... headers) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        write(
                client,
                "HTTP/1.1 " + status + "\r\nConnection: close\r\nContent-Length: " + bytes.length + "\r\n"
                        + (headers.length == 0 ? "" : String.join("\r\n", headers) + "\r\n") + "\r\n");
        client.getOutputStream().write(bytes);
        client.getOutputStream().flush();
    }

    public static void write(Socket client, String text) throws IOException {
        client.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
        client.getOutputStream().flush();
    }

    public int port() {
        return server.getLocalPort();
    }

    public String url() {
        return "http://127.0.0.1:" + port();
    }

    /** Everything that was asked so far. */
    public List<Request> requests() {
        return List.copyOf(requests);
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket client = server.accept();
                Thread thread = new Thread(() -> treat(client), "service connection");
                thread.setDaemon(true);
                thread.start();
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void treat(Socket client) {
        try (client) {
            Request request = Request.read(client.getInputStream());
            requests.add(request);
            treatment.treat(request, client);
        } catch (IOException hungUp) {
            // The test looks at what nginx makes of it.
        }
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
