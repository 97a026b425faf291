package io.slipway.release.problems;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** In a process of its own, which is told to end. */
@Tag("slow")
class AtExitTest {

    @Test
    void whatWasRegisteredLastRunsFirst() throws Exception {
        assertThat(endedBySigterm("order")).isEqualTo("""
                ready
                third
                second
                first
                after all
                after after all
                """);
    }

    @Test
    void whatWasTakenBackDoesNotRun() throws Exception {
        assertThat(endedBySigterm("cancelled")).isEqualTo("ready\nkept\n");
    }

    @Test
    void oneThatFailsLeavesTheOthersTheirTurn() throws Exception {
        assertThat(endedBySigterm("failing")).isEqualTo("ready\nslipway: while ending: broken\nfirst\n");
    }

    @Test
    void nothingBeginsOnceTheProcessIsEnding() throws Exception {
        assertThat(endedBySigterm("refusing")).isEqualTo("""
                before: begun
                ready
                slipway: ended by Ctrl-C or SIGTERM before it began; what runs there is as it was
                  at release shop
                  fix: run it again
                """);
    }

    @Test
    void itRunsWhenTheProcessEndsByItselfToo() throws Exception {
        Process process = start("itself");

        assertThat(output(process)).isEqualTo("done\nfirst\n");
    }

    private static String endedBySigterm(String what) throws Exception {
        Process process = start(what);
        BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
        StringBuilder lines = new StringBuilder();
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            lines.append(line).append('\n');
            if (line.equals("ready")) {
                process.toHandle().destroy(); // Process.destroy would close the output, too.
            }
        }
        return lines.toString();
    }

    private static Process start(String what) throws Exception {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        EndedProcess.class.getName(),
                        what)
                .redirectErrorStream(true)
                .start();
    }

    private static String output(Process process) throws Exception {
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
}
