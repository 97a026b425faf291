package io.slipway.endtoend;

import io.slipway.driver.Repository;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** {@code slipway-init.jar}, run as an image runs it. */
final class InitProgram {
    private static final Path JAR = Repository.ROOT.resolve("init-container/program/target/slipway-init.jar");

    private InitProgram() {}

    /** Runs it and returns what it printed. */
    static String run(Map<String, String> environment, String... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(java(), "-jar", JAR.toString()));
        command.addAll(List.of(arguments));
        return runCommand(environment, command);
    }

    static String runCommand(Map<String, String> environment, List<String> command)
            throws IOException, InterruptedException {
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(environment);
        var process = builder.start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new AssertionError("%s ended with %d:%n%s".formatted(command, process.exitValue(), output));
        }
        return output;
    }

    static Path jar() {
        return JAR;
    }

    static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }
}
