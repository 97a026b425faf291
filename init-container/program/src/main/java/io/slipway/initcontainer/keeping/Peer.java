package io.slipway.initcontainer.keeping;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/** A connection to nginx of one running pod. Java's own client is not in the image, and takes longer to load than all this. */
final class Peer implements Closeable {
    /** What is done with a file that the peer sends. */
    interface Receiver {
        /**
         * @param body ends where the file ends; what is not read is skipped
         * @throws IOException to end the connection
         */
        void receive(ContentFile file, InputStream body) throws IOException;
    }

    private static final int CONNECT_MILLISECONDS = 1000;
    private static final int SILENCE_MILLISECONDS = 2000;
    private static final int LONGEST_LIST = 8 << 20;
    private static final int LONGEST_HEAD = 16 << 10;
    /** Requests that are sent before the first answer was read; more could fill both ends' buffers. */
    private static final int AHEAD = 16;

    private final Socket socket = new Socket();
    private final InputStream in;
    private final OutputStream out;
    private final String basePath;

    /** @param address {@code host:port} */
    Peer(String address, String basePath) throws IOException {
        int colon = address.lastIndexOf(':');
        this.basePath = basePath;
        try {
            socket.connect(
                    new InetSocketAddress(address.substring(0, colon), Integer.parseInt(address.substring(colon + 1))),
                    CONNECT_MILLISECONDS);
            socket.setSoTimeout(SILENCE_MILLISECONDS);
            socket.setTcpNoDelay(true);
            in = new BufferedInputStream(socket.getInputStream(), 1 << 16);
            out = socket.getOutputStream();
        } catch (IOException | RuntimeException e) {
            socket.close();
            throw e;
        }
    }

    /** The text of its list. */
    String list() throws IOException {
        request(ContentList.URL);
        Head head = head();
        if (head.status != 200) {
            throw new IOException("it answers " + head.status);
        }
        if (head.length > LONGEST_LIST) {
            throw new IOException("its list is too long");
        }
        byte[] text = in.readNBytes((int) head.length);
        if (text.length < head.length) {
            throw new EOFException("its list ends early");
        }
        return new String(text, StandardCharsets.UTF_8);
    }

    /** Hands over each of the files that the peer has, in their order. */
    void fetch(List<ContentFile> files, Receiver receiver) throws IOException {
        int asked = 0;
        for (int i = 0; i < files.size(); i++) {
            for (; asked < Math.min(files.size(), i + AHEAD); asked++) {
                request(ContentPath.encoded(basePath + files.get(asked).path()));
            }
            Head head = head();
            Body body = new Body(head.length);
            if (head.status == 200 && head.length == files.get(i).size()) {
                receiver.receive(files.get(i), body);
            }
            body.skipNBytes(body.left);
        }
    }

    private void request(String path) throws IOException {
        out.write(("GET " + path + " HTTP/1.1\r\nHost: slipway\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
    }

    private record Head(int status, long length) {}

    /** nginx tells the length of every file; what comes without one is not a file. */
    private Head head() throws IOException {
        String first = line();
        long length = -1;
        int read = first.length();
        for (String line = line(); !line.isEmpty(); line = line()) {
            read += line.length();
            if (read > LONGEST_HEAD) {
                throw new IOException("its answer has too many headers");
            }
            if (line.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
                length = number(line.substring(15).strip());
            }
        }
        if (!first.startsWith("HTTP/1.") || first.length() < 12 || length < 0) {
            throw new IOException("it does not answer as nginx does");
        }
        return new Head((int) number(first.substring(9, 12)), length);
    }

    private static long number(String text) throws IOException {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new IOException("it does not answer as nginx does", e);
        }
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new EOFException("it ends the connection early");
            }
            if (line.length() > LONGEST_HEAD) {
                throw new IOException("its answer has too long a header");
            }
            line.append((char) c);
        }
        int end = line.length();
        return line.substring(0, end > 0 && line.charAt(end - 1) == '\r' ? end - 1 : end);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    /** So many bytes of the connection. */
    private final class Body extends InputStream {
        private long left;

        Body(long length) {
            left = length;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 255;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            if (left == 0) {
                return -1;
            }
            int read = in.read(bytes, offset, (int) Math.min(length, left));
            if (read < 0) {
                throw new EOFException("a file ends early");
            }
            left -= read;
            return read;
        }
    }
}
