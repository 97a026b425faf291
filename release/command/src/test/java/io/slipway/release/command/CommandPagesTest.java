package io.slipway.release.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/** The pages say what the help says. {@code -Dgolden.update} writes them anew. */
@Tag("slow")
class CommandPagesTest {

    private static final Path DOCS = Path.of("../../docs");

    static Stream<String> names() {
        return Verbs.all().stream().map(CommandPages::name);
    }

    @Test
    void pageOfAllCommandsIsTheirHelp() throws IOException {
        assertHeld(DOCS.resolve("commands.md"), CommandPages.markdown());
    }

    @ParameterizedTest
    @MethodSource("names")
    void manualPageIsTheHelpOfItsVerb(String name) throws IOException {
        assertHeld(DOCS.resolve("man").resolve(name + ".1"), CommandPages.manual(verb(name)));
    }

    @ParameterizedTest
    @MethodSource("names")
    void manualPageNamesEveryOption(String name) {
        String page = CommandPages.manual(verb(name));

        assertThat(page).startsWith(".TH \"SLIPWAY").contains(".SH NAME\n", ".SH SYNOPSIS\n", ".SH EXIT STATUS\n");
        verb(name)
                .getCommandSpec()
                .options()
                .forEach(
                        option -> assertThat(page).contains(option.longestName().replace("-", "\\-")));
    }

    @Test
    void everyManualPageIsOfAVerb() throws IOException {
        try (Stream<Path> pages = Files.list(DOCS.resolve("man"))) {
            assertThat(pages.map(page -> page.getFileName().toString().replace(".1", "")))
                    .containsExactlyInAnyOrderElementsOf(names().toList());
        }
    }

    @Test
    void everyVerbSaysItsExitCodes() {
        Verbs.all()
                .forEach(verb -> assertThat(verb.getUsageMessage(CommandLine.Help.Ansi.OFF))
                        .contains("Exit codes:", "  0   done", "  1   ", "  2   ", "  3   "));
    }

    private static CommandLine verb(String name) {
        return Verbs.all().stream()
                .filter(verb -> CommandPages.name(verb).equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static void assertHeld(Path page, String text) throws IOException {
        if (Boolean.getBoolean("golden.update")) {
            Files.createDirectories(page.getParent());
            Files.writeString(page, text);
        }
        assertThat(page).hasContent(text);
    }
}
