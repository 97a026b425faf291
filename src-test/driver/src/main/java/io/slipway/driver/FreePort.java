package io.slipway.driver;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Ports of 127.0.0.1: tests may run beside each other, so no number is fixed. They are below those that the system gives to
 * outgoing connections, so that none of these gets a port between its choice and the start of the program that it is for.
 */
public final class FreePort {
    private static final int LOWEST = 20_000;
    private static final int ABOVE_HIGHEST = 30_000;
    private static final Set<Integer> TAKEN = ConcurrentHashMap.newKeySet();

    private FreePort() {}

    public static int take() {
        return ThreadLocalRandom.current()
                .ints(LOWEST, ABOVE_HIGHEST)
                .filter(port -> isFree(port) && TAKEN.add(port))
                .findFirst()
                .orElseThrow();
    }

    private static boolean isFree(int port) {
        try (var socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
    }

    public static boolean answers(int port) {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1_000);
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
