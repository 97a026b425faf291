package io.slipway.release.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TerminalFilterTest {

    @TempDir
    private Path app;

    /** A title, a cleared screen, the clipboard, hidden text, a column, bells and blanks; each in seven and in eight bits. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u001b]0;title\u0007",
                "\u001b[2J",
                "\u001b]52;c;ZWNobw==\u001b\\",
                "\u001b[8mhidden\u001b[0m",
                "\u001bc",
                "\u009b2J",
                "\u009d0;title\u009c",
                "password\rnothing",
                "ab\b\bcd",
                "\u001b[31;8m",
                "\u001b[1A\u001b[2K",
                "\u007f\u0000",
            })
    void nothingThatOthersWroteSteersATerminal(String text) {
        StringWriter shown = new StringWriter();
        PrintWriter out = TerminalFilter.before(new PrintWriter(shown));
        out.println(text);
        text.chars().forEach(out::write);
        out.write(text.toCharArray());
        out.flush();

        assertThat(shown.toString().replace("\u001b[0m", "")).doesNotContainPattern("[\\p{Cc}&&[^\n]]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u001b[31mred\u001b[39m\u001b[0m",
                "\u001b[1m\u001b[31mslipway:\u001b[39m\u001b[22m",
                "\r\u001b[Kstep",
                "a\tb\r\n",
                "é 中 🚀 \u05d0\u200f"
            })
    void whatSlipwayWritesItselfPasses(String text) {
        StringWriter shown = new StringWriter();
        PrintWriter out = TerminalFilter.before(new PrintWriter(shown));
        out.print(text);
        out.flush();

        assertThat(shown).hasToString(text);
    }

    @Test
    void aPipelineThatIsImportedSteersNoTerminal() throws IOException {
        Path pipeline = app.resolve("azure-pipelines.yml");
        Files.writeString(pipeline, """
                variables: {"a\\e[2J": "x\\e]0;t\\a"}
                parameters: [{name: "p\\e[2J\\x9b2J"}]
                jobs: [{deployment: d, environment: dev, "k\\e[2J": 1, steps: [{task: "T\\e[2J@1"}]}]
                """);
        Typed typed = Typed.slipway("import", pipeline.toString(), "--into", app.toString());

        assertThat(typed.stdout() + typed.stderr()).contains("u001b").doesNotContainPattern("[\\p{Cc}&&[^\n]]");
    }
}
