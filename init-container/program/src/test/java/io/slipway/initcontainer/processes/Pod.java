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
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Starts slipway-init as a pod does: a process of its own that is told everything by its environment. */
final class Pod {
    /** What a run came to. */
    record Result(int exitCode, String output) {}

    private static final String MAIN = "io.slipway.initcontainer.SlipwayInit";
    /** Where the modules are packaged, they are jars as well. */
    private static final Pattern PART = Pattern.compile("(slipway|jsoup|picocli)-");

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
        command.addAll(program());
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        Map<String, String> environment = builder.environment();
        environment.keySet().removeIf(name -> name.startsWith(Setting.PREFIX));
        environment.putAll(sample.environment());
        return builder.start();
    }

    /** The program without the tests' own libraries, copied to where any user may read it, with its classes archived. */
    private static synchronized List<String> program() throws IOException {
        if (PROGRAM.isEmpty()) {
            Path copy = Files.createTempDirectory("slipway-program-");
            Files.setPosixFilePermissions(copy, PosixFilePermissions.fromString("rwxr-xr-x"));
            Runtime.getRuntime().addShutdownHook(new Thread(() -> run("rm", "-r", copy.toString())));
            List<String> java =
                    List.of(jdk("java"), "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-cp", classPath(copy));
            String archive = copy.resolve("init.jsa").toString();
            run(java, "-XX:ArchiveClassesAtExit=" + archive, MAIN, "rehearse");
            run("chmod", "-R", "a+rX", copy.toString());
            PROGRAM.addAll(java);
            PROGRAM.addAll(List.of("-Xshare:auto", "-XX:SharedArchiveFile=" + archive, MAIN));
        }
        return PROGRAM;
    }

    /** Jars alone: of what lies in a directory no class is archived. */
    private static String classPath(Path copy) {
        List<String> jars = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            Path name = Path.of(entry).getFileName();
            Path jar = copy.resolve(name.endsWith("classes") ? "slipway-" + jars.size() + ".jar" : name.toString());
            if (name.endsWith("classes")) {
                run(jdk("jar"), "--create", "--file", jar.toString(), "-C", entry, ".");
            } else if (PART.matcher(name.toString()).lookingAt()) {
                run("cp", entry, jar.toString());
            } else {
                continue;
            }
            jars.add(jar.toString());
        }
        return String.join(File.pathSeparator, jars);
    }

    private static String jdk(String program) {
        return Path.of(System.getProperty("java.home"), "bin", program).toString();
    }

    private static void run(List<String> java, String... arguments) {
        run(Stream.concat(java.stream(), Stream.of(arguments)).toArray(String[]::new));
    }

    /** Nothing of it goes to this process' own streams, by which Maven talks to it. */
    private static void run(String... command) {
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            process.getOutputStream().close();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new AssertionError(String.join(" ", command) + ": " + output);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
