package io.slipway.nginx.operations;

import io.slipway.nginx.problems.Checks;

/**
 * Where requests are written down, one JSON object a line.
 *
 * @param enabled whether they are
 * @param file usually the container's standard output
 */
public record AccessLog(boolean enabled, String file) {

    public static AccessLog toStandardOutput() {
        return new AccessLog(true, "/dev/stdout");
    }

    public static AccessLog none() {
        return new AccessLog(false, "/dev/null");
    }

    public void check(Checks checks) {
        checks.filePath("accessLog.file", file);
    }
}
