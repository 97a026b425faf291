package io.slipway.release.processes;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Programs are those of a POSIX shell. */
@Timeout(60)
class ProgramAnswerTest {

    private static final Duration SOON = Duration.ofMillis(300);
    private static final Duration LONG = Duration.ofSeconds(50);

    @Test
    void outputAndExitCode() throws Exception {
        ProgramAnswer answer = ask("echo yes; echo no >&2; exit 4", LONG);

        assertThat(answer.output()).isEqualTo("yes\n");
        assertThat(answer.exitCode()).hasValue(4);
        assertThat(answer.succeeded()).isFalse();
        assertThat(ask(":", LONG).succeeded()).isTrue();
    }

    @Tag("slow")
    @Test
    void whatIsNotDoneInTimeIsEndedAndWhatItSaidCounts() throws Exception {
        ProgramAnswer answer = ask("echo 1.2; sleep 61.1; echo 3", SOON);

        assertThat(answer.output()).isEqualTo("1.2\n");
        assertThat(answer.exitCode()).isEmpty();
        assertThat(answer.succeeded()).isFalse();
    }

    /** Its child has the output open for as long as it lives. */
    @Test
    void whatGoesOnInTheBackgroundIsNotWaitedFor() throws Exception {
        String child = ask("sleep 61.2 & echo $!", LONG).output().strip();

        ProcessHandle sleeping = ProcessHandle.of(Long.parseLong(child)).orElseThrow();
        assertThat(sleeping.isAlive()).isTrue();
        sleeping.destroyForcibly();
    }

    @Test
    void whatSaysMoreAndMoreIsEnded() throws Exception {
        ProgramAnswer answer = ask("while :; do echo more; done", LONG);

        assertThat(answer.exitCode()).isEmpty();
        assertThat(answer.output()).startsWith("more\nmore\n").hasSizeLessThanOrEqualTo(64 * 1024);
    }

    private static ProgramAnswer ask(String script, Duration patience) throws Exception {
        return ProgramAnswer.of(
                new ProcessBuilder("/bin/sh", "-c", script).redirectError(ProcessBuilder.Redirect.DISCARD), patience);
    }
}
