package io.slipway.nginx.server;

import io.slipway.nginx.NginxSite;
import io.slipway.nginx.NginxSiteBuilder;
import io.slipway.nginx.NginxTemplates;
import io.slipway.nginx.operations.AccessLog;
import io.slipway.nginx.routing.Listen;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/** A real nginx on a free port, serving what a site describes. */
public final class RunningNginx implements AutoCloseable {

    private static final String SELF = "127.0.0.1";

    private final Path directory;
    private final int port;
    private final Process process;

    private RunningNginx(Path directory, int port, Process process) {
        this.directory = directory;
        this.port = port;
        this.process = process;
    }

    /** Serves the files below root; address, port, run directory and log are set here. */
    public static RunningNginx serving(Path root, NginxSiteBuilder site) {
        try {
            Path directory = Files.createTempDirectory("slipway-nginx");
            int port = freePort();
            NginxSite complete = site.root(root.toString())
                    .runDirectory(directory.toString())
                    .listen(Listen.loopback(port))
                    .accessLog(
                            new AccessLog(true, directory.resolve("access.log").toString()))
                    .build();
            return start(directory, port, NginxTemplates.render(complete));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Runs any configuration, given the run directory and the port that it may use. */
    public static RunningNginx running(BiFunction<Path, Integer, String> configuration) {
        try {
            Path directory = Files.createTempDirectory("slipway-nginx");
            int port = freePort();
            return start(directory, port, configuration.apply(directory, port));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As a pod does: a user without any rights, and nothing to write to but the run directory. */
    public static RunningNginx readOnlyAsNobody(Path root, NginxSiteBuilder site) {
        try {
            Path directory = Files.createTempDirectory("slipway-nginx");
            int port = freePort();
            String text = NginxTemplates.render(site.root(root.toString())
                    .runDirectory(directory.toString())
                    .listen(Listen.loopback(port))
                    .accessLog(AccessLog.toStandardOutput())
                    .build());
            return start(directory, port, text, Nginx.readOnlyAsNobody(directory, root));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static RunningNginx start(Path directory, int port, String text) throws IOException {
        return start(directory, port, text, Nginx.process(directory.resolve("nginx.conf"), List.of()));
    }

    private static RunningNginx start(Path directory, int port, String text, ProcessBuilder command)
            throws IOException {
        Files.writeString(directory.resolve("nginx.conf"), text);
        Process process = command.redirectErrorStream(true)
                .redirectOutput(directory.resolve("error.log").toFile())
                .start();
        RunningNginx nginx = new RunningNginx(directory, port, process);
        while (!nginx.accepts()) {
            if (!process.isAlive()) {
                throw new AssertionError("nginx did not start: " + nginx.errors() + "\n" + text);
            }
            Thread.onSpinWait();
        }
        return nginx;
    }

    public static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    public int port() {
        return port;
    }

    public Path directory() {
        return directory;
    }

    public Answer get(String path, String... headers) {
        return send("GET", path, headers);
    }

    /** A request as a browser sends it when it goes to a page. */
    public Answer navigate(String path, String... headers) {
        return send(
                "GET",
                path,
                Stream.concat(
                                Stream.of(
                                        "Sec-Fetch-Mode: navigate",
                                        "Accept: text/html,application/xhtml+xml,*/*;q=0.8"),
                                Stream.of(headers))
                        .toArray(String[]::new));
    }

    public Answer send(String method, String path, String... headers) {
        return Exchange.with(SELF, port, method, path, headers, "");
    }

    /** A request from another address of this machine, such as 127.0.0.2. */
    public Answer getFrom(String address, String path, String... headers) {
        return Exchange.with(address, port, "GET", path, headers, "");
    }

    /** What any port of this machine answers. */
    public static Answer at(int port, String path) {
        return Exchange.with(SELF, port, "GET", path, new String[0], "");
    }

    public static Answer at(String address, int port, String path) {
        return Exchange.with(address, address, port, "GET", path, new String[0], "");
    }

    /** For requests and responses that go on. */
    public Connection connect() {
        return Connection.to(port);
    }

    public Connection connectWithoutReading() {
        return Connection.ofAClientThatDoesNotRead(port);
    }

    public Answer post(String path, String body, String... headers) {
        return Exchange.with(SELF, port, "POST", path, headers, body);
    }

    public String errors() {
        return read("error.log");
    }

    /** The log of requests; complete only after {@link #close}, as nginx keeps lines back for a second. */
    public String requests() {
        return read("access.log");
    }

    private String read(String file) {
        try {
            return Files.readString(directory.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether new connections are taken. */
    public boolean accepts() {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException notYet) {
            return false;
        }
    }

    /** Asks nginx to stop as the images of nginx are asked to: open requests are answered first. */
    public void askToStop() {
        signal("QUIT");
    }

    /** Lets nginx read its configuration again; returns when the workers of before have ended. */
    public void reload() {
        List<ProcessHandle> before = process.children().toList();
        signal("HUP");
        before.forEach(worker -> worker.onExit().join());
    }

    private void signal(String name) {
        try {
            new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid()))
                    .inheritIO()
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** What all processes of nginx use together, in bytes; what they share counts once. */
    public long memory() {
        return Stream.concat(Stream.of(process.toHandle()), process.descendants())
                .mapToLong(one -> proportionalSize(one.pid()))
                .sum();
    }

    private static long proportionalSize(long pid) {
        try (Stream<String> lines = Files.lines(Path.of("/proc/" + pid + "/smaps_rollup"))) {
            return lines.filter(line -> line.startsWith("Pss:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) * 1024)
                    .sum();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public boolean running() {
        return process.isAlive();
    }

    /** Stops nginx; its log is complete then. */
    public void stop() {
        process.destroy();
        awaitEnd();
    }

    public void awaitEnd() {
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        stop();
        try (Stream<Path> files = Files.walk(directory)) {
            files.sorted(java.util.Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
