package io.slipway.notifications;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** An SMTP server that answers a command as a test says, and any other with success. */
final class ScriptedMailServer implements AutoCloseable {

    private final ServerSocket socket;
    private final Map<String, String> replies;

    /** @param replies by the beginning of a command, such as {@code RCPT TO:<ada@} */
    ScriptedMailServer(Map<String, String> replies) throws IOException {
        this.replies = replies;
        socket = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        Thread thread = new Thread(this::serve, "scripted mail server");
        thread.setDaemon(true);
        thread.start();
    }

    int port() {
        return socket.getLocalPort();
    }

    private void serve() {
        while (!socket.isClosed()) {
            try (Socket client = socket.accept()) {
                talk(client);
            } catch (IOException e) {
                if (!socket.isClosed()) {
                    throw new UncheckedIOException(e);
                }
            }
        }
    }

    private void talk(Socket client) throws IOException {
        BufferedReader in = new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8));
        OutputStream out = client.getOutputStream();
        say(out, "220 ready");
        boolean inData = false;
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            if (inData) {
                inData = !line.equals(".");
                if (!inData) {
                    say(out, reply("."));
                }
            } else {
                String reply = reply(line);
                inData = line.equals("DATA") && reply.startsWith("250");
                say(out, inData ? "354 go on" : reply);
            }
        }
    }

    private String reply(String command) {
        return replies.entrySet().stream()
                .filter(entry -> command.startsWith(entry.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(command.equals("QUIT") ? "221 bye" : "250 fine");
    }

    private static void say(OutputStream out, String line) throws IOException {
        out.write((line + "\r\n").getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
