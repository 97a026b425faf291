package io.slipway.nginx.operations;

import io.slipway.nginx.problems.Bounds;
import io.slipway.nginx.problems.Checks;
import java.time.Duration;
import java.util.Optional;

/**
 * How nginx shares the container's limits.
 *
 * @param processes as many as the container may use processors; {@code auto} would count the node's
 * @param connections of each process; empty takes as many as fit into the memory
 * @param memory that the container may use, in bytes
 * @param shutdown how long open connections may last once nginx was asked to stop
 */
public record Workers(int processes, Optional<Integer> connections, long memory, Duration shutdown) {

    public static final Bounds PROCESSES = new Bounds(1, 64);

    /** Of each process. */
    public static final Bounds CONNECTIONS = new Bounds(64, 65536);

    private static final long MIB = 1024L * 1024;

    /** What the chart gives nginx. */
    public static final long USUAL_MEMORY = 128 * MIB;

    public static Workers defaults() {
        return new Workers(1, Optional.empty(), USUAL_MEMORY, Duration.ofSeconds(20));
    }

    /** As many as share so many processors. */
    public static int processesFor(double processors) {
        return (int) Math.max(PROCESSES.least(), Math.min(PROCESSES.most(), Math.ceil(processors)));
    }

    public Workers withProcesses(int number) {
        return new Workers(number, connections, memory, shutdown);
    }

    public Workers withMemory(long bytes) {
        return new Workers(processes, connections, bytes, shutdown);
    }

    public Workers withConnections(int ofEachProcess) {
        return new Workers(processes, Optional.of(ofEachProcess), memory, shutdown);
    }

    public Workers withShutdown(Duration atMost) {
        return new Workers(processes, connections, memory, atMost);
    }

    /** What may be open at once within the memory. */
    public Capacity capacity() {
        return Capacity.of(this);
    }

    public void check(Checks checks) {
        checks.within(PROCESSES, "workers.processes", processes);
        connections.ifPresent(number -> checks.within(CONNECTIONS, "workers.connections", number));
        checks.duration("workers.shutdown", shutdown);
        Capacity.check(checks, this);
    }
}
