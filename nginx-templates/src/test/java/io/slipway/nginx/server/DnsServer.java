package io.slipway.nginx.server;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.util.List;

/** A DNS server that answers every question for an IPv4 address with the addresses that count at the moment. */
public final class DnsServer implements AutoCloseable {

    private final DatagramSocket socket;
    private volatile List<String> addresses;

    private DnsServer(DatagramSocket socket, List<String> addresses) {
        this.socket = socket;
        this.addresses = addresses;
    }

    public static DnsServer answering(String... addresses) {
        try {
            DnsServer server =
                    new DnsServer(new DatagramSocket(0, InetAddress.getByName("127.0.0.1")), List.of(addresses));
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
        return "127.0.0.1:" + socket.getLocalPort();
    }

    private void serve() {
        byte[] buffer = new byte[512];
        while (!socket.isClosed()) {
            try {
                DatagramPacket question = new DatagramPacket(buffer, buffer.length);
                socket.receive(question);
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
