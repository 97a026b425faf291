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
                    + "|more [a-z]+ than one|is to be '|(^|\\. )Where( to)?\\.|\\bWhose [a-z]+\\.|no (file|app|bundle) is there"
                    + "|taken by accident|let its condition hold|, which [^.;]* is not$|lie in each other|can(not)? be made\\b"
                    + "|said nothing|does not go over|to go back to or on|there must be a|which value counts|true again"
                    + "|classes ready|\\btwins?\\b|\\bback ends?\\b",
            Pattern.CASE_INSENSITIVE);

    /** In a message, the value is the subject: 'x' is not a valid duration. */
    private static final Pattern NO_SUCH_THING =
            Pattern.compile("(?<!\\bthere )\\b(is|are) no (?!longer\\b)[a-z]", Pattern.CASE_INSENSITIVE);

    /** What a maintainer stumbled over in comments. */
    private static final Pattern STUMBLED_IN_COMMENTS =
            Pattern.compile("has no sense|cannot be had|nobody's leave|take up a TLS session|end to count"
                    + "|numbers are used again|makes values of|somebody else's making|Taken of the"
                    + "|\\bback ends?\\b");

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

    @Test
    void schemasAndTheChartReadWell() {
        List<String> found = Stream.of(
                        "release/descriptor/src/main/resources/io/slipway/release/slipway.schema.json",
                        "release/command/src/main/resources/io/slipway/release/report.schema.json",
                        "helm-chart/values.schema.json",
                        "helm-chart/values.yaml",
                        "helm-chart/README.md")
                .map(ROOT::resolve)
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
                .filter(line -> stumbles(java ? literals(line) : line)
                        || STUMBLED_IN_COMMENTS.matcher(line).find())
                .map(line -> file + ": " + line.strip());
    }

    private static boolean stumbles(String message) {
        return STUMBLED.matcher(message).find()
                || NO_SUCH_THING.matcher(message).find();
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
