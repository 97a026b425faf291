package io.slipway.release.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script is read by a real bash, which is then asked what it would offer. */
@Tag("needs-program")
class CompletionTest {

    @TempDir
    private Path directory;

    @Test
    void bashOffersVerbsAndOptions() throws Exception {
        assertThat(offered("slipway", "var")).contains("variables");
        assertThat(offered("slipway", "variables", "--env")).contains("--environment");
        assertThat(offered("slipway", "completion", "z")).contains("zsh");
    }

    @Test
    void zshGetsTheSameBehindItsOwnStart() throws Exception {
        assertThat(Typed.slipway("completion", "zsh").stdout())
                .startsWith("autoload -U +X compinit")
                .contains("bashcompinit")
                .contains(Typed.slipway("completion", "bash").stdout());
    }

    @Test
    void otherShellsAreRefusedWithThoseThatThereAre() {
        Typed typed = Typed.slipway("completion", "fish");

        assertThat(typed.exitCode()).isEqualTo(2);
        assertThat(typed.stderr()).contains("fish", "bash or zsh");
    }

    private String offered(String... words) throws IOException, InterruptedException {
        Path script = Files.writeString(
                directory.resolve("slipway.bash"),
                Typed.slipway("completion", "bash").stdout());
        String typed = String.join(" ", words);
        String ask = """
                source %s
                COMP_WORDS=(%s); COMP_CWORD=%d; COMP_LINE='%s'; COMP_POINT=${#COMP_LINE}
                _complete_slipway
                printf '%%s\\n' "${COMPREPLY[@]}"
                """.formatted(script, typed, words.length - 1, typed);
        Process bash =
                new ProcessBuilder("bash", "-c", ask).redirectErrorStream(true).start();
        String said = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(bash.waitFor()).as(said).isZero();
        return said;
    }
}
