package io.slipway.release.helm.program;

import io.slipway.release.helm.HelmEnvironment;
import io.slipway.release.helm.HelmTerminatedException;
import io.slipway.release.helm.PrivateDirectory;
import io.slipway.release.processes.ChildProgram;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** One run of the {@code helm} program. Its output goes through files, which never fill up as pipes do. */
final class HelmProcess implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** What a run left behind. */
    record Output(int exitCode, String out, String err) {}

    private final ChildProgram program;
    private final Path out;
    private final Path err;

    private HelmProcess(ChildProgram program, Path out, Path err) {
        this.program = program;
        this.out = out;
        this.err = err;
    }

    static HelmProcess start(
            List<String> command, Map<String, String> environment, PrivateDirectory directory, boolean signsIn) {
        Path out = directory.write("stdout", "");
        Path err = directory.write("stderr", "");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
        HelmEnvironment.clean(builder.environment(), signsIn);
        builder.environment().putAll(environment);
        try {
            return new HelmProcess(ChildProgram.start(builder, PATIENCE), out, err);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot start " + command.get(0), e);
        }
    }

    Output await(Duration limit) throws HelmTerminatedException {
        try {
            if (!program.await(limit)) {
                throw new HelmTerminatedException("no answer within " + limit.toSeconds() + " s; ended by Slipway");
            }
            return new Output(program.exitCode(), Files.readString(out), Files.readString(err));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new HelmTerminatedException("interrupted");
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read what helm wrote", e);
        }
    }

    /** Helm is given time to mark its release as failed itself. */
    @Override
    public void close() {
        program.close();
    }
}
