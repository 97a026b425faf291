package io.slipway.initcontainer.keeping;

import io.slipway.initcontainer.publishing.Sample;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A pod of the app that answers peers from its published site, one request behind the other on a connection as nginx does, or
 * as a test says. That nginx itself answers so is RolloutIT's to show.
 */
public final class RunningPod implements AutoCloseable {
    /** What is sent in place of a file. */
    interface Answer {
        /** @param path below the host, decoded */
        void send(String path, OutputStream out) throws IOException;
    }

    private final ServerSocket server;
    private final Answer answer;
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final List<Socket> clients = new CopyOnWriteArrayList<>();

    private RunningPod(Answer answer) {
        try {
            this.server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        this.answer = answer;
        Thread thread = new Thread(this::accept, "running pod");
        thread.setDaemon(true);
        thread.start();
    }

    public static RunningPod of(Sample sample) {
        return new RunningPod((path, out) -> file(sample, path, out));
    }

    static RunningPod answering(Answer answer) {
        return new RunningPod(answer);
    }

    static void file(Sample sample, String path, OutputStream out) throws IOException {
        Path file = path.equals("/.slipway/content")
                ? sample.site().resolve(".slipway/content.list")
                : sample.site().resolve(path.substring(1));
        if (Files.isRegularFile(file)) {
            send(out, Files.readAllBytes(file));
        } else {
            out.write("HTTP/1.1 404 Not Found\r\nContent-Length: 4\r\n\r\nnone".getBytes(StandardCharsets.US_ASCII));
        }
    }

    static void send(OutputStream out, byte[] body) throws IOException {
        out.write(("HTTP/1.1 200 OK\r\nServer: nginx\r\nContent-Length: " + body.length + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII));
        out.write(body);
    }

    public String address() {
        return "127.0.0.1:" + server.getLocalPort();
    }

    /** The paths that were asked for. */
    List<String> asked() {
        return asked;
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket client = server.accept();
                clients.add(client);
                Thread thread = new Thread(() -> serve(client), "connection");
                thread.setDaemon(true);
                thread.start();
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket client) {
        try (client) {
            InputStream in = new BufferedInputStream(client.getInputStream());
            for (String line = line(in); !line.isEmpty(); line = line(in)) {
                String path = URLDecoder.decode(line.split(" ")[1].replace("+", "%2B"), StandardCharsets.UTF_8);
                while (!line(in).isEmpty()) {
                    // headers
                }
                asked.add(path);
                answer.send(path, client.getOutputStream());
            }
        } catch (IOException hungUp) {
            // The test looks at what became of it.
        }
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c >= 0 && c != '\n'; c = in.read()) {
            line.append((char) c);
        }
        return line.toString().strip();
    }

    @Override
    public void close() {
        try {
            server.close();
            for (Socket client : clients) {
                client.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
