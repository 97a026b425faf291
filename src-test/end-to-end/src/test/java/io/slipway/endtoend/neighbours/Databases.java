package io.slipway.endtoend.neighbours;

import io.slipway.driver.BackgroundProcess;
import io.slipway.driver.FreePort;
import io.slipway.driver.Programs;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** PostgreSQL and Redis from the system's packages, with data of their own that goes with them. */
record Databases(Path directory, int postgresPort, int redisPort, BackgroundProcess postgres, BackgroundProcess redis)
        implements AutoCloseable {
    private static final boolean ROOT = "root".equals(System.getProperty("user.name"));

    /**
     * Starts both, and runs a script in PostgreSQL's database {@code postgres}.
     *
     * @param logs directory for what they print
     */
    static Databases start(Path logs, Path script) {
        try {
            // Not below the repository: PostgreSQL runs as another user than root, who may not get there.
            Path directory = Files.createTempDirectory("slipway-databases-");
            int postgresPort = FreePort.take();
            int redisPort = FreePort.take();
            Databases started = new Databases(
                    directory,
                    postgresPort,
                    redisPort,
                    startPostgres(directory, logs, postgresPort),
                    startRedis(directory, logs, redisPort));
            started.psql("--file=" + script);
            return started;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static BackgroundProcess startPostgres(Path directory, Path logs, int port) throws IOException {
        Path data = Files.createDirectory(directory.resolve("postgres"));
        if (ROOT) {
            run(List.of("chown", "postgres:", directory.toString(), data.toString()));
        }
        List<String> make = new ArrayList<>(List.of(postgresProgram("initdb").toString(), "--pgdata=" + data));
        run(unprivileged(make, "--auth=trust", "--username=postgres", "--no-sync", "--encoding=UTF8", "--locale=C"));
        List<String> serve = unprivileged(
                List.of(postgresProgram("postgres").toString()),
                "-D",
                data.toString(),
                "-h127.0.0.1",
                "-p" + port,
                "-k",
                "",
                "-F");
        BackgroundProcess postgres = BackgroundProcess.start(logs, "postgres", serve);
        postgres.await(() -> accepts(port));
        return postgres;
    }

    private static boolean accepts(int port) {
        try {
            run(List.of(Programs.find("pg_isready").toString(), "--quiet", "--host=127.0.0.1", "--port=" + port));
            return true;
        } catch (IllegalStateException e) {
            return false;
        }
    }

    /** PostgreSQL refuses to run as root. */
    private static List<String> unprivileged(List<String> command, String... arguments) {
        List<String> all = new ArrayList<>();
        if (ROOT) {
            all.addAll(List.of("setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"));
        }
        all.addAll(command);
        all.addAll(List.of(arguments));
        return all;
    }

    private static BackgroundProcess startRedis(Path directory, Path logs, int port) throws IOException {
        Path data = Files.createDirectory(directory.resolve("redis"));
        BackgroundProcess redis = BackgroundProcess.start(
                logs,
                "redis",
                List.of(
                        Programs.find("redis-server").toString(),
                        "--bind",
                        "127.0.0.1",
                        "--port",
                        "" + port,
                        "--save",
                        "",
                        "--dir",
                        data.toString()));
        redis.await(() -> FreePort.answers(port));
        return redis;
    }

    /** On Debian the server's programs are in a directory of their version, and not on PATH. */
    private static Path postgresProgram(String name) throws IOException {
        try (Stream<Path> versions = Files.list(Path.of("/usr/lib/postgresql"))) {
            return versions.map(version -> version.resolve("bin").resolve(name))
                    .filter(Files::isExecutable)
                    .max(Comparator.naturalOrder())
                    .orElseThrow(() -> new AssertionError(name + " is missing: run ./slipway doctor --fix"));
        }
    }

    String postgresUrl() {
        return "postgres://postgres@127.0.0.1:%d/postgres".formatted(postgresPort);
    }

    String redisUrl() {
        return "redis://127.0.0.1:" + redisPort;
    }

    /** What {@code psql} prints for one query or file, bare. */
    String psql(String argument) {
        return run(List.of(
                Programs.find("psql").toString(),
                "--no-psqlrc",
                "-Atq",
                "-v",
                "ON_ERROR_STOP=1",
                argument,
                postgresUrl()));
    }

    private static String run(List<String> command) {
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IllegalStateException(command + " ended with " + process.exitValue() + "\n" + output);
            }
            return output.strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        redis.close();
        postgres.close();
        run(List.of("rm", "-rf", directory.toString()));
    }
}
