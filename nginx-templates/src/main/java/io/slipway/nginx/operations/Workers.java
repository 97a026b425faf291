package io.slipway.nginx.operations;

import io.slipway.nginx.problems.Checks;
import java.time.Duration;

/**
 * How nginx shares the container's limits.
 *
 * @param processes as many as the container may use processors; {@code auto} would count the node's
 * @param connections of each process; each costs a few hundred bytes
 * @param shutdown how long open connections may last once nginx was asked to stop
 */
public record Workers(int processes, int connections, Duration shutdown) {

    public static Workers standard() {
        return new Workers(1, 2048, Duration.ofSeconds(20));
    }

    /** For a limit as Kubernetes writes it: {@code 500m}, {@code 2}, {@code 1.5}. */
    public static Workers forCpuLimit(String limit) {
        double processors = limit.endsWith("m")
                ? Double.parseDouble(limit.substring(0, limit.length() - 1)) / 1000
                : Double.parseDouble(limit);
        int processes = (int) Math.max(1, Math.min(64, Math.ceil(processors)));
        return new Workers(processes, standard().connections(), standard().shutdown());
    }

    public void check(Checks checks) {
        checks.between("workers.processes", processes, 1, 64);
        checks.between("workers.connections", connections, 64, 65536);
        checks.duration("workers.shutdown", shutdown);
    }
}
