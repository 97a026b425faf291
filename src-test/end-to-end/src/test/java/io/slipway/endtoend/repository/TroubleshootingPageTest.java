package io.slipway.endtoend.repository;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.driver.Repository;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The messages that docs/troubleshooting.md quotes are ours, and so are the verbs that it sends people to. */
class TroubleshootingPageTest {
    private static final MarkdownPage PAGE = MarkdownPage.of(Repository.ROOT.resolve("docs/troubleshooting.md"));

    /** Which is held to what {@code --help} prints. */
    private static final String COMMANDS =
            MarkdownPage.of(Repository.ROOT.resolve("docs/commands.md")).text();

    /** What is written in the sources, with literals that are joined by + as one. */
    private static final String WRITTEN = Stream.of("release", "init-container")
            .map(Repository.ROOT::resolve)
            .flatMap(TroubleshootingPageTest::sources)
            .map(source -> source.replaceAll("\"\\s*\\+\\s*\"", ""))
            .collect(Collectors.joining("\n"));

    static Stream<String> messages() {
        return Pattern.compile("(?m)^\\| `([^`]+)` \\|")
                .matcher(PAGE.text())
                .results()
                .map(quoted -> quoted.group(1));
    }

    @ParameterizedTest
    @MethodSource("messages")
    void everyMessageThatIsQuotedExists(String message) {
        List<String> parts = Stream.of(message.split("…", -1))
                .map(String::strip)
                .filter(part -> part.length() > 1)
                .toList();

        assertThat(parts)
                .isNotEmpty()
                .allSatisfy(part -> assertThat(
                                WRITTEN.contains(part) || WRITTEN.contains(part.replace("# fill in", "# \" + MARK")))
                        .as(part)
                        .isTrue());
    }

    @Test
    void everyCommandHasAVerbThatExists() {
        assertThat(Pattern.compile("`slipway ([a-z]+)").matcher(PAGE.text()).results())
                .isNotEmpty()
                .allSatisfy(typed -> assertThat(COMMANDS).contains("\n## slipway " + typed.group(1) + "\n"));
    }

    private static Stream<String> sources(Path directory) {
        try (Stream<Path> files = Files.walk(directory)) {
            return files
                    .filter(file -> file.toString().contains("/src/main/java/")
                            && file.toString().endsWith(".java"))
                    .map(file -> MarkdownPage.of(file).text())
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
