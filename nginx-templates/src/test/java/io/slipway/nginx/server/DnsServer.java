package io.slipway.nginx.server;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A DNS server that answers every question for an IPv4 address with the addresses that count at the moment. */
public final class DnsServer implements AutoCloseable {

    private final DatagramSocket socket;
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private volatile List<String> addresses;

    private DnsServer(DatagramSocket socket, List<String> addresses) {
        this.socket = socket;
        this.addresses = addresses;
    }

    public static DnsServer answering(String... addresses) {
        return on("127.0.0.1", addresses);
    }

    public static DnsServer on(String address, String... addresses) {
        try {
            DnsServer server = new DnsServer(new DatagramSocket(0, InetAddress.getByName(address)), List.of(addresses));
            Thread thread = new Thread(server::serve, "dns");
            thread.setDaemon(true);
            thread.start();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As a service moves to another pod. */
    public void answerFromNowOn(String... moved) {
        addresses = List.of(moved);
    }

    /** For nginx's resolver. */
    public String address() {
        InetAddress own = socket.getLocalAddress();
        return (own instanceof Inet6Address ? "[::1]" : own.getHostAddress()) + ":" + socket.getLocalPort();
    }

    /** The names that were asked for. */
    public List<String> asked() {
        return List.copyOf(asked);
    }

    private static String name(byte[] question) {
        StringBuilder name = new StringBuilder();
        for (int at = 12; question[at] != 0; at += question[at] + 1) {
            name.append(name.isEmpty() ? "" : ".")
                    .append(new String(question, at + 1, question[at], StandardCharsets.US_ASCII));
        }
        return name.toString();
    }

    private void serve() {
        byte[] buffer = new byte[512];
        while (!socket.isClosed()) {
            try {
                DatagramPacket question = new DatagramPacket(buffer, buffer.length);
                socket.receive(question);
                asked.add(name(buffer));
                byte[] answer = answer(buffer, question.getLength());
                socket.send(new DatagramPacket(answer, answer.length, question.getSocketAddress()));
            } catch (IOException closed) {
                return;
            }
        }
    }

    /** Header with "response, recursion available, no error", the question again, and an A record for each address. */
    private byte[] answer(byte[] question, int length) throws IOException {
        List<String> now = addresses;
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        answer.write(question, 0, 2);
        answer.writeBytes(new byte[] {(byte) 0x81, (byte) 0x80, 0, 1, 0, (byte) now.size(), 0, 0, 0, 0});
        answer.write(question, 12, length - 12);
        for (String address : now) {
            answer.writeBytes(new byte[] {(byte) 0xC0, 12, 0, 1, 0, 1, 0, 0, 0, 60, 0, 4});
            answer.writeBytes(InetAddress.getByName(address).getAddress());
        }
        return answer.toByteArray();
    }

    @Override
    public void close() {
        socket.close();
    }
}
