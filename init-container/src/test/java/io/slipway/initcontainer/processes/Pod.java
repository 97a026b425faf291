package io.slipway.initcontainer.processes;

import io.slipway.initcontainer.publishing.Sample;
import io.slipway.initcontainer.settings.Setting;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Starts slipway-init as a pod does: a process of its own that is told everything by its environment. */
final class Pod {
    /** What a run came to. */
    record Result(int exitCode, String output) {}

    private static final List<String> PROGRAM = new ArrayList<>();

    private final Sample sample;
    private final List<String> wrapper = new ArrayList<>();
    private final List<String> arguments = new ArrayList<>();

    Pod(Sample sample, Path terminationLog) {
        this.sample = sample;
        sample.set(Setting.TERMINATION_LOG, terminationLog.toString()).set(Setting.ENVIRONMENT, "acceptance");
    }

    /** A command that starts the one behind it, such as setpriv. */
    Pod through(String... command) {
        wrapper.addAll(List.of(command));
        return this;
    }

    Pod arguments(String... more) {
        arguments.addAll(List.of(more));
        return this;
    }

    Result run() throws IOException, InterruptedException {
        Process process = start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Result(process.waitFor(), output);
    }

    Process start() throws IOException {
        List<String> command = new ArrayList<>(wrapper);
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xshare:auto", "-cp", classPath()));
        command.add("io.slipway.initcontainer.SlipwayInit");
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        Map<String, String> environment = builder.environment();
        environment.keySet().removeIf(name -> name.startsWith(Setting.PREFIX));
        environment.putAll(sample.environment());
        return builder.start();
    }

    /** The program without the tests' own libraries, copied to where any user may read it. */
    private static String classPath() throws IOException {
        if (PROGRAM.isEmpty()) {
            Path copy = Files.createTempDirectory("slipway-program-");
            Files.setPosixFilePermissions(copy, PosixFilePermissions.fromString("rwxr-xr-x"));
            for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
                Path name = Path.of(entry).getFileName();
                if (entry.contains("jsoup") || entry.contains("picocli") || name.endsWith("classes")) {
                    run("cp", "-r", entry, copy.toString());
                    PROGRAM.add(copy.resolve(name).toString());
                }
            }
            run("chmod", "-R", "a+rX", copy.toString());
            Runtime.getRuntime().addShutdownHook(new Thread(() -> run("rm", "-r", copy.toString())));
        }
        return String.join(File.pathSeparator, PROGRAM);
    }

    private static void run(String... command) {
        try {
            new ProcessBuilder(command).inheritIO().start().waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
