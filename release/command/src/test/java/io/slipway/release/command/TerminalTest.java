package io.slipway.release.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Colour is for people: tried on a real pseudo-terminal, which {@code script} of util-linux makes. */
@Tag("slow")
class TerminalTest {

    private static final String RED = "\u001b[31mslipway:\u001b";

    @Test
    void errorsAreRedOnATerminal() throws Exception {
        assertThat(onTerminal(Map.of("TERM", "xterm"))).contains(RED);
    }

    @Test
    void thatTerminalMayAskForNoColour() throws Exception {
        assertThat(onTerminal(Map.of("TERM", "xterm", "NO_COLOR", "1")))
                .contains("slipway: ")
                .doesNotContain("\u001b");
        assertThat(onTerminal(Map.of("TERM", "dumb"))).contains("slipway: ").doesNotContain("\u001b");
        assertThat(onTerminal(Map.of("TERM", "xterm", "CI", "true")))
                .contains("slipway: ")
                .doesNotContain("\u001b");
    }

    @Test
    void nothingButATerminalGetsColours() throws Exception {
        assertThat(run(Map.of("TERM", "xterm"), List.of("sh", "-c", command())))
                .contains("slipway: ")
                .doesNotContain("\u001b");
    }

    @Test
    void errorsThatGoToAFileHaveNone() throws Exception {
        assertThat(run(
                        Map.of("TERM", "xterm"),
                        List.of("script", "-qec", command() + " 2>&1 >/dev/null | cat", "/dev/null")))
                .contains("slipway: ")
                .doesNotContain("\u001b");
    }

    private static String onTerminal(Map<String, String> environment) throws IOException, InterruptedException {
        return run(environment, List.of("script", "-qec", command(), "/dev/null"));
    }

    private static String command() {
        return Path.of(System.getProperty("java.home"), "bin", "java") + " -XX:TieredStopAtLevel=1 -cp '"
                + System.getProperty("java.class.path") + "' " + Slipway.class.getName() + " check no/such/app";
    }

    private static String run(Map<String, String> environment, List<String> command)
            throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
        builder.environment().keySet().removeAll(List.of("CI", "NO_COLOR"));
        builder.environment().putAll(environment);
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return said;
    }
}
