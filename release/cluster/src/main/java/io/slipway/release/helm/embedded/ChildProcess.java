package io.slipway.release.helm.embedded;

import io.slipway.release.helm.HelmEnvironment;
import io.slipway.release.helm.HelmTerminatedException;
import io.slipway.release.helm.PrivateDirectory;
import io.slipway.release.processes.ChildProgram;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/** The parent's side of one running {@link HelmChild}. Serves one call at a time; is of no more use once a call threw. */
final class ChildProcess implements AutoCloseable {

    private static final int LONGEST_COMPLAINT = 4_000;

    private final ChildProgram program;
    private final Path complaints;
    private final DataOutputStream requests;
    private final DataInputStream answers;
    private boolean ready;

    private ChildProcess(ChildProgram program, Path complaints) {
        this.program = program;
        this.complaints = complaints;
        this.requests = new DataOutputStream(new BufferedOutputStream(program.input()));
        this.answers = new DataInputStream(new BufferedInputStream(program.output()));
    }

    static ChildProcess start(
            Path library,
            ChildFiles files,
            PrivateDirectory directory,
            Map<String, String> environment,
            boolean signsIn) {
        Path complaints = directory.path().resolve("stderr");
        ProcessBuilder builder = new ProcessBuilder(command(library, files, directory.path()))
                .redirectError(complaints.toFile())
                .directory(directory.path().toFile());
        HelmEnvironment.clean(builder.environment(), signsIn);
        builder.environment().putAll(environment);
        try {
            return new ChildProcess(ChildProgram.startListening(builder), complaints);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot start a JVM for Helm", e);
        }
    }

    private static List<String> command(Path library, ChildFiles files, Path temporary) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(
                List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto", "-XX:-UsePerfData", "-Xmx256m"));
        // Answers go through stdout: nothing else may.
        command.add("-XX:+DisplayVMOutputToStderr");
        if (Runtime.version().feature() >= 22) {
            command.add("--enable-native-access=ALL-UNNAMED");
        }
        command.add("-Djna.encoding=UTF-8");
        command.add("-Djava.io.tmpdir=" + temporary);
        command.add("-Dcom.marcnuri.jkube-helm.skipRemoteJar=true");
        files.nativeDirectory().ifPresent(directory -> {
            command.add("-Djna.nounpack=true");
            command.add("-Djna.boot.library.path=" + directory);
        });
        command.addAll(List.of("-cp", files.classPath(), HelmChild.class.getName(), library.toString()));
        return command;
    }

    /** @throws HelmTerminatedException when there was no answer in time, or the child ended (Helm aborts on some charts) */
    Frame call(Frame request, Duration limit) throws HelmTerminatedException {
        return await(
                () -> {
                    awaitReady();
                    request.write(requests);
                    return Frame.read(answers);
                },
                limit);
    }

    /** @throws HelmTerminatedException when the native library does not load on this system */
    void awaitReady(Duration limit) throws HelmTerminatedException {
        await(
                () -> {
                    awaitReady();
                    return Optional.of(new Frame(Map.of()));
                },
                limit);
    }

    private void awaitReady() throws IOException {
        if (!ready) {
            if (Frame.read(answers).isEmpty()) {
                throw new EOFException();
            }
            ready = true;
        }
    }

    private Frame await(Callable<Optional<Frame>> question, Duration limit) throws HelmTerminatedException {
        FutureTask<Optional<Frame>> exchange = new FutureTask<>(question);
        Thread thread = new Thread(exchange, "helm call");
        thread.setDaemon(true);
        thread.start();
        try {
            return exchange.get(limit.toMillis(), TimeUnit.MILLISECONDS).orElseThrow(this::ended);
        } catch (TimeoutException e) {
            throw new HelmTerminatedException("no answer within " + limit.toSeconds() + " s; ended by Slipway");
        } catch (ExecutionException e) {
            throw ended();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new HelmTerminatedException("interrupted");
        }
    }

    private HelmTerminatedException ended() {
        try {
            boolean exited = program.await(Duration.ofSeconds(5));
            String exit = exited ? "exit code " + program.exitCode() : "still running";
            return new HelmTerminatedException(
                    firstComplaint().map(text -> text + " (" + exit + ")").orElse(exit));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new HelmTerminatedException("interrupted");
        }
    }

    /** The Go runtime says in its first line why it gives up; what follows is thousands of lines of stack. */
    private Optional<String> firstComplaint() {
        try (Stream<String> lines = Files.lines(complaints)) {
            return lines.filter(line -> !line.isBlank())
                    .filter(line -> !line.startsWith("runtime: "))
                    .map(line -> line.substring(0, Math.min(line.length(), LONGEST_COMPLAINT)))
                    .findFirst();
        } catch (IOException | UncheckedIOException unreadable) {
            return Optional.empty();
        }
    }

    boolean isAlive() {
        return program.isAlive();
    }

    @Override
    public void close() {
        // Not end(): Helm swallows SIGTERM.
        program.kill();
    }
}
