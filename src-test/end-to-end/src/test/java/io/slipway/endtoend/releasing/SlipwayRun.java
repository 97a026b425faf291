package io.slipway.endtoend.releasing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.slipway.driver.Await;
import io.slipway.driver.Repository;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One run of {@code slipway}, its output in files, so that nothing of it is lost when it is killed. Not by way of the
 * launcher, which builds Slipway where it has to, and says so.
 */
final class SlipwayRun {
    private static final Duration DEADLINE = Duration.ofMinutes(5);
    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private static final Schema SCHEMA = schema();
    private static final String JAR =
            Repository.ROOT.resolve("release/command/target/slipway.jar").toString();

    /** The launcher's archive of classes, a third of a run's work; where there is none, Java goes on without. */
    private static final String ARCHIVE =
            Repository.ROOT.resolve("release/command/target/slipway.jsa").toString();

    private final Process process;
    private final Path directory;

    private SlipwayRun(Process process, Path directory) {
        this.process = process;
        this.directory = directory;
    }

    private static Schema schema() {
        try {
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(
                            Files.readString(Repository.ROOT.resolve(
                                    "release/command/src/main/resources/io/slipway/release/report.schema.json")),
                            InputFormat.JSON);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static SlipwayRun start(Path directory, Map<String, String> environment, List<String> arguments) {
        List<String> command = new ArrayList<>(List.of(
                // Where Maven was started in the background, SIGINT is ignored, also by every process below it.
                "env",
                "--default-signal=INT",
                "java",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xshare:auto",
                "-Xlog:disable",
                "-XX:SharedArchiveFile=" + ARCHIVE,
                "-jar",
                JAR));
        command.addAll(arguments);
        try {
            Path output = Files.createTempDirectory(Files.createDirectories(directory), "run");
            ProcessBuilder builder = new ProcessBuilder(command)
                    .directory(Repository.ROOT.toFile())
                    .redirectInput(ProcessBuilder.Redirect.from(new java.io.File("/dev/null")))
                    .redirectOutput(output.resolve("stdout").toFile())
                    .redirectError(output.resolve("stderr").toFile());
            builder.environment().putAll(environment);
            return new SlipwayRun(builder.start(), output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits for the end. */
    SlipwayRun ended() {
        Await.answer(
                "the end of slipway",
                DEADLINE,
                () -> process.isAlive() ? Optional.empty() : Optional.of(true),
                this::toString);
        return this;
    }

    SlipwayRun awaitStdout(String text) {
        Await.answer(
                text, DEADLINE, () -> stdout().contains(text) ? Optional.of(true) : failIfEnded(text), this::toString);
        return this;
    }

    private Optional<Boolean> failIfEnded(String text) {
        if (!process.isAlive() && !stdout().contains(text)) {
            throw new AssertionError("ended before it said " + text + ": " + this);
        }
        return Optional.empty();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Ctrl-C for a verb that runs until then, once it says so. */
    void interruptWhenItServes() {
        if (stdout().contains("(Ctrl-C ends it)")) {
            killed("INT");
        }
    }

    ProcessHandle handle() {
        return process.toHandle();
    }

    int exitCode() {
        return process.exitValue();
    }

    String stdout() {
        return read("stdout");
    }

    String stderr() {
        return read("stderr");
    }

    /** The document on stdout, which holds nothing else and is as its schema says. */
    JsonNode json() {
        try {
            assertThat(SCHEMA.validate(stdout(), InputFormat.JSON)).isEmpty();
            return JSON.readTree(stdout());
        } catch (IOException e) {
            throw new AssertionError("not one JSON document: " + this, e);
        }
    }

    private String read(String file) {
        try {
            return Files.readString(directory.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    SlipwayRun killed(String signal) {
        signal(signal);
        return ended();
    }

    /** With all that it started, as when its container is paused. */
    SlipwayRun suspended() {
        return signalAll("STOP");
    }

    SlipwayRun resumed() {
        return signalAll("CONT");
    }

    private SlipwayRun signalAll(String signal) {
        process.descendants().forEach(child -> signal(signal, child.pid()));
        signal(signal);
        return this;
    }

    /** Sends it, and waits for nothing. */
    void signal(String signal) {
        signal(signal, process.pid());
    }

    private static void signal(String signal, long pid) {
        try {
            new ProcessBuilder("kill", "-" + signal, Long.toString(pid)).start().waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public String toString() {
        String how = process.isAlive() ? "still running" : "ended with " + process.exitValue();
        return how + "\n--- stdout\n" + stdout() + "\n--- stderr\n" + stderr();
    }
}
