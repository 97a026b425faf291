package io.slipway.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What people read is plain, idiomatic English: the phrases over which native readers stumbled do not come back. */
class WordsTest {

    private static final Path ROOT = Path.of("..", "..");

    private static final Pattern STUMBLED = Pattern.compile(
            "which there (is|are) not|there is no such|cannot be had|can be had|to be looked at|has no sense"
                    + "|an error of our own|\\bis no [a-z]+ such as|(groups|environments|presets) are none|it is told"
                    + "|is left as it is|ended with exit code|was good before|tells? its version|the way to (it|the cluster)"
                    + "|more [a-z]+ than one|is to be '|\\bWhere to\\.|\\bWhose [a-z]+\\.|no (file|app|bundle) is there",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern LITERAL = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"");

    @Test
    void messagesHelpAndFormsReadWell() {
        List<String> found = Stream.of("init-container", "nginx-templates", "release", "plugin")
                .flatMap(room -> files(ROOT.resolve(room)))
                .filter(file -> file.toString().contains("src/main"))
                .flatMap(WordsTest::stumbles)
                .toList();

        assertThat(found).isEmpty();
    }

    @Test
    void documentationReadsWell() {
        List<String> found = Stream.concat(
                        files(ROOT.resolve("docs")),
                        Stream.of("README.md", "CONTRIBUTING.md").map(ROOT::resolve))
                .filter(file -> file.toString().endsWith(".md"))
                .flatMap(file -> lines(file)
                        .filter(line -> STUMBLED.matcher(line).find())
                        .map(line -> file + ": " + line.strip()))
                .toList();

        assertThat(found).isEmpty();
    }

    private static Stream<String> stumbles(Path file) {
        String name = file.toString();
        boolean java = name.endsWith(".java");
        if (!java && !name.matches(".*\\.(properties|html|jelly|tpl|ftl)")) {
            return Stream.empty();
        }
        return lines(file)
                .map(line -> java ? literals(line) : line)
                .filter(line -> STUMBLED.matcher(line).find())
                .map(line -> file + ": " + line.strip());
    }

    private static String literals(String line) {
        return LITERAL.matcher(line).results().map(found -> found.group(1)).collect(Collectors.joining(" "));
    }

    private static Stream<Path> files(Path directory) {
        try (Stream<Path> all = Files.walk(directory)) {
            return all
                    .filter(file ->
                            Files.isRegularFile(file) && !file.toString().contains("/target/"))
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<String> lines(Path file) {
        try {
            return Files.readAllLines(file).stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
