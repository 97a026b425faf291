package io.slipway.release.doctor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Programs are those of a POSIX shell. */
@Timeout(60)
class ProgramRunTest {

    @TempDir
    Path directory;

    private final StringWriter seen = new StringWriter();

    @Test
    void outputAndErrorsGoToTheLogInTheirOrder() throws IOException {
        ProgramRun.Outcome outcome = run("echo one; echo two >&2; printf three");

        assertThat(outcome.exitCode()).isZero();
        assertThat(log()).hasContent("one\ntwo\nthree\n");
        assertThat(seen.toString()).matches("(?s)  sh +done in .* s\n");
    }

    @Test
    void tailHasTheLastFortyLinesWithoutColours() throws IOException {
        ProgramRun.Outcome outcome =
                run("i=0; while [ $i -lt 100 ]; do i=$((i+1)); printf '\\033[31mline %s\\033[0m\\n' $i; done; exit 3");

        assertThat(outcome.exitCode()).isEqualTo(3);
        assertThat(outcome.tail().lines()).hasSize(40).startsWith("line 61").endsWith("line 100");
        assertThat(log()).content().contains("\u001b[31mline 1\u001b[0m");
        assertThat(seen.toString()).contains("failed in");
    }

    @Test
    void runsInItsDirectoryWithItsEnvironmentAndWithoutInput() throws IOException {
        ProgramRun.Outcome outcome = run("pwd; echo $GREETING; cat");

        assertThat(outcome.tail()).isEqualTo(directory.toRealPath() + "\nhello");
    }

    @Test
    void theLogIsWrittenAnew() throws IOException {
        run("echo first");
        run("echo second");

        assertThat(log()).hasContent("second\n");
    }

    /** Nobody would take its output any more, and it would wait for ever. */
    @Test
    void aProgramWhoseOutputCannotBeWrittenIsEndedAndReported() throws IOException {
        Files.createDirectories(log());

        assertThatThrownBy(() -> run("while :; do echo more; done"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("the output of sh cannot be written to " + log());
    }

    @Tag("slow")
    @Test
    void interruptingTheThreadEndsTheProgramAndItsChildren() throws Exception {
        Path children = directory.resolve("children");
        AtomicReference<Throwable> thrown = new AtomicReference<>();
        Thread running = new Thread(() -> {
            try {
                run("sleep 300 & echo $! > " + children + ".new; mv " + children + ".new " + children + "; wait");
            } catch (Throwable e) {
                thrown.set(e);
            }
        });
        running.start();
        while (!Files.exists(children)) {
            Thread.sleep(20);
        }

        running.interrupt();
        running.join();

        assertThat(thrown.get()).isInstanceOf(IOException.class).hasMessage("sh was interrupted");
        long child = Long.parseLong(Files.readString(children).strip());
        ProcessHandle.of(child).ifPresent(alive -> assertThat(alive.onExit()).succeedsWithin(Duration.ofSeconds(20)));
    }

    private Path log() {
        return directory.resolve("logs/run.log");
    }

    private ProgramRun.Outcome run(String script) throws IOException {
        Files.createDirectories(log().getParent());
        return new ProgramRun(List.of("sh", "-c", script), directory, Map.of("GREETING", "hello"))
                .run(log(), new Progress(new PrintWriter(seen), false), "sh");
    }
}
