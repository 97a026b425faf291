package io.slipway.release.processes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Programs are those of a POSIX shell. */
@Timeout(60)
class ChildProgramTest {

    private static final Duration SOON = Duration.ofMillis(300);

    @TempDir
    private Path directory;

    @Test
    void whatEndsByItselfTellsHow() throws Exception {
        try (ChildProgram program = start("exit 3")) {
            assertThat(program.await()).isEqualTo(3);
            assertThat(program.exitCode()).isEqualTo(3);
            assertThat(program.isAlive()).isFalse();
        }
    }

    @Test
    void itReadsNothing() throws Exception {
        try (ChildProgram program = start("cat; echo done > read")) {
            assertThat(program.await(Duration.ofSeconds(30))).isTrue();
        }
        assertThat(directory.resolve("read")).hasContent("done");
    }

    /** Helm marks its release as failed, nginx ends its workers: what they started has to be there for it. */
    @Tag("slow")
    @Test
    void theProgramIsAskedBeforeWhatItStarted() throws Exception {
        ChildProgram program = start("""
                sleep 61.3 & child=$!
                trap 'kill -0 $child && echo still there > order; exit 0' TERM
                echo $child > pid.new; mv pid.new pid
                wait""");
        long child = pid();

        program.close();

        assertThat(directory.resolve("order")).hasContent("still there");
        assertThat(ended(child)).isTrue();
    }

    @Tag("slow")
    @Test
    void whatDoesNotListenIsEndedByForceWithItsChildren() throws Exception {
        ChildProgram program = start("""
                trap '' TERM
                sh -c 'trap "" TERM; echo $$ > pid.new; mv pid.new pid; while :; do sleep 0.1; done' &
                while :; do sleep 0.1; done""");
        long child = pid();

        program.close();

        assertThat(program.isAlive()).isFalse();
        assertThat(ended(child)).isTrue();
    }

    @Tag("slow")
    @Test
    void whatIsLeftOfAProgramThatListensIsEndedByForce() throws Exception {
        ChildProgram program = start("""
                sh -c 'trap "" TERM; echo $$ > pid.new; mv pid.new pid; while :; do sleep 0.1; done' &
                wait""");
        long child = pid();

        program.close();

        assertThat(ended(child)).isTrue();
    }

    /** A release that is interrupted gives Helm its time all the same. */
    @Test
    void anInterruptedThreadEndsItInOrderAndStaysInterrupted() throws Exception {
        ChildProgram program = start(
                "trap 'sleep 0.2; echo in order > end; exit 0' TERM; echo > ready;" + " while :; do sleep 0.05; done");
        while (!Files.exists(directory.resolve("ready"))) {
            Thread.sleep(20);
        }

        Thread.currentThread().interrupt();
        program.close();

        assertThat(Thread.interrupted()).isTrue();
        assertThat(directory.resolve("end")).hasContent("in order");
    }

    @Test
    void whatListensAnswersAndEndsWithItsInput() throws Exception {
        try (ChildProgram program = ChildProgram.startListening(new ProcessBuilder("cat"))) {
            program.input().write("asked\n".getBytes(StandardCharsets.UTF_8));
            program.input().flush();
            assertThat(program.output().readNBytes(6)).asString().isEqualTo("asked\n");

            program.input().close();
            assertThat(program.await(Duration.ofSeconds(30))).isTrue();
        }
    }

    @Test
    void whatDoesNotExistIsAnError() {
        assertThatThrownBy(() -> ChildProgram.start(new ProcessBuilder("no-such-program-here")))
                .isInstanceOf(IOException.class);
    }

    private ChildProgram start(String script) throws IOException {
        return ChildProgram.start(new ProcessBuilder("/bin/sh", "-c", script).directory(directory.toFile()), SOON);
    }

    private long pid() throws Exception {
        Path file = directory.resolve("pid");
        while (!Files.exists(file)) {
            Thread.sleep(20);
        }
        return Long.parseLong(Files.readString(file).strip());
    }

    /** Orphans are reaped by whoever takes them in. */
    private static boolean ended(long pid) throws Exception {
        Optional<ProcessHandle> process = ProcessHandle.of(pid);
        for (int i = 0; i < 250 && process.map(ProcessHandle::isAlive).orElse(false); i++) {
            Thread.sleep(20);
        }
        return !process.map(ProcessHandle::isAlive).orElse(false);
    }
}
