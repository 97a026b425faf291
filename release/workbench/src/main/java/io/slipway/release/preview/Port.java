package io.slipway.release.preview;

import io.slipway.release.problems.Problem;
import io.slipway.release.problems.SlipwayException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** A TCP port on the loopback address that a preview may listen on. */
final class Port {

    private Port() {}

    /**
     * Makes sure that a port is free.
     *
     * @throws SlipwayException (usage) naming who has it and the next one that is free
     */
    static void requireFree(int port) {
        if (isFree(port)) {
            return;
        }
        String holder = PortHolder.of(port).map(who -> " by " + who).orElse("");
        Problem problem = Problem.of("port " + port + " is in use" + holder);
        for (int next = port + 1; next <= Math.min(65535, port + 200); next++) {
            if (isFree(next)) {
                throw SlipwayException.usage(problem.fix("--port " + next + " is free"));
            }
        }
        throw SlipwayException.usage(problem.fix("name a free one with --port"));
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
