package io.slipway.driver;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The launcher {@code ./slipway}, started as a person starts it: a process of its own, in the root of the repository. */
public final class SlipwayCommand implements AutoCloseable {
    /** Long enough for the first start on a fresh machine, which installs and builds. */
    private static final Duration DEADLINE = Duration.ofMinutes(8);

    private final Process process;
    private final List<Thread> readers = new ArrayList<>();
    private final StringBuffer output = new StringBuffer();
    private final StringBuffer all = new StringBuffer();

    private SlipwayCommand(Process process) {
        this.process = process;
        readers.add(read(process.getInputStream(), output));
        readers.add(read(process.getErrorStream(), new StringBuffer()));
    }

    public static SlipwayCommand start(String... arguments) {
        return startIn(Repository.ROOT, arguments);
    }

    /** As a person types it in another directory, such as an app's. */
    public static SlipwayCommand startIn(Path directory, String... arguments) {
        // Where Maven was started in the background, every process below it ignores SIGINT; a person's does not.
        var command = new ArrayList<>(List.of(
                "env",
                "--default-signal=INT",
                Repository.ROOT.resolve("slipway").toString()));
        command.addAll(List.of(arguments));
        try {
            return new SlipwayCommand(new ProcessBuilder(command)
                    .directory(directory.toFile())
                    .redirectInput(ProcessBuilder.Redirect.from(new java.io.File("/dev/null")))
                    .start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits for text on standard output. */
    public MatchResult awaitOutput(Pattern pattern) {
        return await("/" + pattern + "/ on standard output", () -> {
            var ended = !process.isAlive();
            if (ended) {
                join();
            }
            var matcher = pattern.matcher(output);
            if (matcher.find()) {
                return Optional.of(matcher.toMatchResult());
            }
            if (ended) {
                throw new AssertionError(
                        "ended with %d before /%s/ came:%n%s".formatted(process.exitValue(), pattern, all));
            }
            return Optional.empty();
        });
    }

    public int awaitExit() {
        var code = await(
                "the end of the command",
                () -> process.isAlive() ? Optional.<Integer>empty() : Optional.of(process.exitValue()));
        join();
        return code;
    }

    /** What a person saw so far: standard output and standard error in the order in which they came. */
    public String seen() {
        return all.toString();
    }

    /** The processes below the command, such as nginx. */
    public List<ProcessHandle> descendants() {
        return process.descendants().toList();
    }

    public void terminate() {
        process.destroy();
    }

    /** What Ctrl-C sends. */
    public void interrupt() {
        Finished.of("kill", "-INT", Long.toString(process.pid())).expectSuccess();
    }

    @Override
    public void close() {
        if (process.isAlive()) {
            var below = descendants();
            terminate();
            try {
                awaitExit();
            } finally {
                below.forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
            }
        }
    }

    private <T> T await(String what, Supplier<Optional<T>> question) {
        return Await.answer(what, DEADLINE, question, this::seen);
    }

    private void join() {
        try {
            for (var reader : readers) {
                // A stray child could hold the pipe open for ever: what has come by then is enough.
                reader.join(5_000);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Thread read(InputStream stream, StringBuffer own) {
        var thread = new Thread(() -> {
            try (var lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
                for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                    own.append(line).append('\n');
                    all.append(line).append('\n');
                }
            } catch (IOException e) {
                all.append("(output lost: ").append(e).append(")\n");
            }
        });
        thread.setDaemon(true);
        thread.start();
        return thread;
    }
}
