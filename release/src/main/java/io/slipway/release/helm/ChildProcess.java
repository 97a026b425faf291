package io.slipway.release.helm;

import com.marcnuri.helm.HelmCommand;
import com.marcnuri.helm.jni.HelmLib;
import com.sun.jna.Native;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The parent's side of one running {@link HelmChild}. Serves one call at a time; is of no more use once a call threw. */
final class ChildProcess implements AutoCloseable {

    private static final int LONGEST_COMPLAINT = 4_000;

    private final Process process;
    private final Path complaints;
    private final DataOutputStream requests;
    private final DataInputStream answers;

    private ChildProcess(Process process, Path complaints) {
        this.process = process;
        this.complaints = complaints;
        this.requests = new DataOutputStream(new BufferedOutputStream(process.getOutputStream()));
        this.answers = new DataInputStream(new BufferedInputStream(process.getInputStream()));
    }

    /** Thrown when the child ended, or had to be ended, before it answered. */
    static final class Ended extends Exception {
        private static final long serialVersionUID = 1L;

        Ended(String message) {
            super(message);
        }
    }

    static ChildProcess start(Path library, PrivateDirectory directory, Map<String, String> environment) {
        Path complaints = directory.path().resolve("stderr");
        ProcessBuilder builder = new ProcessBuilder(command(library, directory.path()))
                .redirectError(complaints.toFile())
                .directory(directory.path().toFile());
        builder.environment().keySet().removeIf(ChildProcess::wouldSteerHelm);
        builder.environment().putAll(environment);
        try {
            return new ChildProcess(builder.start(), complaints);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot start a JVM for Helm", e);
        }
    }

    /** Neither an ambient cluster nor Helm's own settings may change what a release does, nor options for another JVM. */
    private static boolean wouldSteerHelm(String variable) {
        return variable.startsWith("HELM_")
                || variable.startsWith("KUBE")
                || variable.equals("JAVA_TOOL_OPTIONS")
                || variable.equals("JDK_JAVA_OPTIONS")
                || variable.equals("_JAVA_OPTIONS");
    }

    private static List<String> command(Path library, Path temporary) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto", "-Xmx256m"));
        if (Runtime.version().feature() >= 22) {
            command.add("--enable-native-access=ALL-UNNAMED");
        }
        command.add("-Djna.encoding=UTF-8");
        command.add("-Djava.io.tmpdir=" + temporary);
        command.add("-Dcom.marcnuri.jkube-helm.skipRemoteJar=true");
        command.addAll(List.of("-cp", classPath(), HelmChild.class.getName(), library.toString()));
        return command;
    }

    /** Only where these few classes come from: one shaded jar, or a handful of jars in a development build. */
    private static String classPath() {
        return Stream.of(HelmChild.class, HelmCommand.class, HelmLib.class, Native.class)
                .map(type -> type.getProtectionDomain().getCodeSource().getLocation())
                .map(location -> Path.of(URI.create(location.toString())).toString())
                .distinct()
                .collect(Collectors.joining(File.pathSeparator));
    }

    /** @throws Ended when there was no answer in time, or the child ended (Helm aborts on some charts) */
    Frame call(Frame request, Duration limit) throws Ended {
        FutureTask<Optional<Frame>> exchange = new FutureTask<>(() -> {
            request.write(requests);
            return Frame.read(answers);
        });
        Thread thread = new Thread(exchange, "helm call");
        thread.setDaemon(true);
        thread.start();
        try {
            return exchange.get(limit.toMillis(), TimeUnit.MILLISECONDS).orElseThrow(this::ended);
        } catch (TimeoutException e) {
            throw new Ended("no answer within " + limit.toSeconds() + " s; ended by Slipway");
        } catch (ExecutionException e) {
            throw ended();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Ended("interrupted");
        }
    }

    private Ended ended() {
        try {
            process.waitFor(5, TimeUnit.SECONDS);
            String exit = process.isAlive() ? "still running" : "exit code " + process.exitValue();
            return new Ended(
                    firstComplaint().map(text -> text + " (" + exit + ")").orElse(exit));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Ended("interrupted");
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
        return process.isAlive();
    }

    @Override
    public void close() {
        // Not destroy(): Helm swallows SIGTERM.
        process.destroyForcibly();
        try {
            process.waitFor(5, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
