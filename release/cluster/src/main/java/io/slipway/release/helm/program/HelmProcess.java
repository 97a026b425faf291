package io.slipway.release.helm.program;

import io.slipway.release.helm.HelmEnvironment;
import io.slipway.release.helm.HelmTerminatedException;
import io.slipway.release.helm.PrivateDirectory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** One run of the {@code helm} program. Its output goes through files, which never fill up as pipes do. */
final class HelmProcess {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** What a run left behind. */
    record Output(int exitCode, String out, String err) {}

    private final Process process;
    private final Path out;
    private final Path err;

    private HelmProcess(Process process, Path out, Path err) {
        this.process = process;
        this.out = out;
        this.err = err;
    }

    static HelmProcess start(
            List<String> command, Map<String, String> environment, PrivateDirectory directory, boolean signsIn) {
        Path out = directory.write("stdout", "");
        Path err = directory.write("stderr", "");
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectInput(ProcessBuilder.Redirect.from(
                        directory.write("stdin", "").toFile()))
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        HelmEnvironment.clean(builder.environment(), signsIn);
        builder.environment().putAll(environment);
        try {
            return new HelmProcess(builder.start(), out, err);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot start " + command.get(0), e);
        }
    }

    Output await(Duration limit) throws HelmTerminatedException {
        try {
            if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new HelmTerminatedException("no answer within " + limit.toSeconds() + " s; ended by Slipway");
            }
            return new Output(process.exitValue(), Files.readString(out), Files.readString(err));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new HelmTerminatedException("interrupted");
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read what helm wrote", e);
        }
    }

    /** Helm is given time to mark its release as failed itself. */
    void stop() {
        process.destroy();
        try {
            if (!process.waitFor(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
