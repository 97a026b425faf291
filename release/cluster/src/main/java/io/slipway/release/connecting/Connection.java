package io.slipway.release.connecting;

import io.slipway.release.problems.Problem;
import io.slipway.release.problems.SlipwayException;
import io.slipway.release.revisions.ReleaseTarget;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.time.Duration;

/** A running release as if it ran here: its site on a port of this machine, its logs on the terminal. */
public final class Connection {

    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(2);

    private final ReleaseTarget target;
    private final String basePath;
    private final PrintWriter out;

    public Connection(ReleaseTarget target, String basePath, PrintWriter out) {
        this.target = target;
        this.basePath = basePath;
        this.out = out;
    }

    /** Serves until the process is told to end. */
    public void run(int port) {
        target.ask(client -> {
            if (ReadyPod.of(client, target).isEmpty()) {
                throw SlipwayException.failed(Problem.of("no pod is ready to connect to")
                        .at(target.toString())
                        .fix("slipway status shows what is released where"));
            }
            try (Tunnel tunnel = Tunnel.open(client, target, port, this::say)) {
                out.println();
                out.println("  http://127.0.0.1:" + tunnel.port() + basePath + "   (Ctrl-C ends it)");
                out.println();
                out.flush();
                PodLogs logs = new PodLogs(client, target, this::say);
                while (true) {
                    logs.followNew();
                    Thread.sleep(BETWEEN_LOOKS.toMillis());
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return null;
            }
        });
    }

    private synchronized void say(String line) {
        out.println(line);
        out.flush();
    }
}
