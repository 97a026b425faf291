package io.slipway.nginx.operations;

import io.slipway.nginx.problems.Checks;
import java.util.stream.LongStream;

/**
 * What nginx may hold open so that clients who mean harm cannot make it use more memory than its container has. Half of
 * the memory is for connections, each with as many unfinished headers as nginx reads; what they leave is for requests
 * that are answered, each compressed for a client that does not read.
 *
 * @param connections of each process
 * @param headerBuffers how many buffers of {@link #HEADER_BUFFER} a request's headers may fill
 * @param requests answered at once, in all processes
 */
public record Capacity(int connections, int headerBuffers, int requests) {

    private static final int KIB = 1024;
    private static final long MIB = 1024L * KIB;

    private static final int HEADER_BUFFER = 16;

    /** Measured: the connection and the request beside their buffers. */
    private static final long CONNECTION = 9 * KIB;

    /** Measured: what compressing takes, and the buffers of an answer that a backend gives and nobody takes. */
    private static final long REQUEST = 240 * KIB;

    /** Measured at 5 MiB, and 1 for each process; the rest is room for modules and long lists of files. */
    private static final long BASE = 14 * MIB;

    private static final long PROCESS = 2 * MIB;
    private static final long ROOMY = 256 * MIB;

    static Capacity of(Workers workers) {
        long room = room(workers);
        int connections = workers.connections().orElse((int) Math.max(
                Workers.CONNECTIONS.least(),
                Math.min(Workers.CONNECTIONS.most(), room / 2 / connection(workers) / workers.processes())));
        long left = room - taken(workers, connections);
        return new Capacity(connections, headerBuffers(workers), (int) Math.max(1, left / REQUEST));
    }

    /** The longest line of a request's head, in KiB: cookies and tokens of sign-ins are long. */
    public int headerBuffer() {
        return HEADER_BUFFER;
    }

    /** Those that wait for backends: the site's own files are served while these hang. */
    public int calls() {
        return Math.max(1, requests * 3 / 4);
    }

    /** Of one client address: nobody alone takes all of them. */
    public int ofOneClient() {
        return Math.max(1, requests / 2);
    }

    /** Connections to backends that stay open; each takes two, and some are left for pages. */
    public int streams(int processes) {
        return Math.max(1, connections * processes * 3 / 8);
    }

    static void check(Checks checks, Workers workers) {
        String raise = "raise nginx.resources.limits.memory to ";
        workers.connections()
                .ifPresentOrElse(
                        chosen -> checks.require(
                                fits(workers),
                                "workers.connections",
                                chosen + " connections of each of " + workers.processes() + " processes can take "
                                        + taken(workers, chosen) / MIB + " MiB, and the memory limit is "
                                        + workers.memory() / MIB + " MiB",
                                "leave the number out, or " + raise + enough(workers) + "Mi"),
                        () -> checks.require(
                                fits(workers),
                                "workers.memory",
                                workers.memory() / MIB + " MiB of memory are too little for " + workers.processes()
                                        + " processes of nginx",
                                raise + enough(workers) + "Mi or more, or choose fewer processes"));
    }

    /** Connections that somebody chose may take three quarters, not half. */
    private static boolean fits(Workers workers) {
        return workers.connections()
                .map(chosen -> taken(workers, chosen) <= room(workers) * 3 / 4)
                .orElseGet(() -> taken(workers, Workers.CONNECTIONS.least()) <= room(workers) / 2);
    }

    private static long taken(Workers workers, int connections) {
        return connections * connection(workers) * workers.processes();
    }

    private static long enough(Workers workers) {
        return LongStream.iterate(workers.memory() / MIB, mebibytes -> mebibytes + 1)
                .filter(mebibytes -> fits(workers.withMemory(mebibytes * MIB)))
                .findFirst()
                .orElseThrow();
    }

    /** A quarter is left to the kernel: the sockets' buffers and the files that it keeps count as the container's. */
    private static long room(Workers workers) {
        return workers.memory() * 3 / 4 - BASE - PROCESS * workers.processes();
    }

    private static int headerBuffers(Workers workers) {
        return workers.memory() < ROOMY ? 2 : 4;
    }

    private static long connection(Workers workers) {
        return CONNECTION + (long) headerBuffers(workers) * HEADER_BUFFER * KIB;
    }
}
