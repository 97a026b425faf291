package io.slipway.release.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What a fuzzer or a hostile hand would write: {@code hostile/descriptors} holds whole descriptors, {@code
 * hostile/variables} variable files beside a good one. Each is refused with the message in its {@code .txt}, exit code 2,
 * and nothing written. {@code -Dgolden.update} writes the messages anew.
 */
@Tag("slow")
class HostileInputTest {

    private static final Path HOSTILE = Path.of("../descriptor/src/test/resources/hostile");
    private static final List<String> VERBS = List.of("variables", "render", "preview", "manifest");

    @TempDir
    private Path app;

    static Stream<Arguments> cases() throws IOException {
        return Stream.concat(in("descriptors"), in("variables"));
    }

    private static Stream<Arguments> in(String kind) throws IOException {
        try (Stream<Path> files = Files.list(HOSTILE.resolve(kind))) {
            return files
                    .map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".yaml"))
                    .sorted()
                    .map(name -> Arguments.of(kind, name.replace(".yaml", "")))
                    .toList()
                    .stream();
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void isRefusedWithAClearErrorAndNothingIsWritten(String kind, String name) throws IOException {
        SortedMap<String, String> before = arrange(kind, name);
        Typed typed = type("variables", kind);
        Path expected = HOSTILE.resolve(kind).resolve(name + ".txt");
        String message = typed.stderr().replace(app.toString(), "app");
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(expected, message);
        }

        assertThat(typed.exitCode()).as(message).isEqualTo(2);
        assertThat(message).isEqualTo(Files.readString(expected));
        assertThat(typed.stdout()).isEmpty();
        assertThat(files()).isEqualTo(before);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void everyVerbThatReadsItRefusesItAlike(String kind, String name) throws IOException {
        SortedMap<String, String> before = arrange(kind, name);
        for (String verb : VERBS) {
            Typed typed = type(verb, kind);

            assertThat(typed.exitCode()).as(verb + typed.stderr()).isEqualTo(2);
            assertThat(typed.stderr().replace(app.toString(), "app"))
                    .isEqualTo(Files.readString(HOSTILE.resolve(kind).resolve(name + ".txt")));
            assertThat(files()).as(verb).isEqualTo(before);
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void messagesNameTheFileAndCannotSteerATerminal(String kind, String name) throws IOException {
        arrange(kind, name);
        String message = type("variables", kind).stderr();

        assertThat(message).startsWith("slipway: ").contains("\n  at " + app);
        assertThat(message).doesNotContain("correct-horse").doesNotMatch("(?s).*[\\x00-\\x08\\x0b-\\x1f\\u202e].*");
        assertThat(Pattern.compile("^  fix: ", Pattern.MULTILINE)
                        .matcher(message)
                        .results())
                .as("a remedy for each problem of\n" + message)
                .hasSameSizeAs(Pattern.compile("^slipway: ", Pattern.MULTILINE)
                        .matcher(message)
                        .results()
                        .toList());
        assertThat(message.lines()).allMatch(line -> line.length() < 500);
        assertThat(message.lines().filter(line -> line.startsWith("  fix: curl")))
                .isEmpty();
    }

    @Test
    void everyMessageHasACase() throws IOException {
        for (String kind : List.of("descriptors", "variables")) {
            String[] names = HOSTILE.resolve(kind).toFile().list();
            assertThat(Arrays.stream(names).filter(name -> name.endsWith(".txt")))
                    .allMatch(name -> Files.exists(HOSTILE.resolve(kind).resolve(name.replace(".txt", ".yaml"))));
        }
    }

    private SortedMap<String, String> arrange(String kind, String name) throws IOException {
        Path file = HOSTILE.resolve(kind).resolve(name + ".yaml");
        if (kind.equals("descriptors")) {
            Files.copy(file, app.resolve("slipway.yaml"));
        } else {
            Files.writeString(
                    app.resolve("slipway.yaml"),
                    "app: {name: addin}\nenvironments: {development: {host: addin.dev.example.com}}\n");
            Files.copy(file, app.resolve("variables.yaml"));
        }
        return files();
    }

    private Typed type(String verb, String kind) {
        return kind.equals("descriptors")
                ? Typed.slipway(verb, app.toString(), "--environment", "development")
                : Typed.slipway(
                        verb,
                        app.toString(),
                        "--environment=development",
                        "--variables-file=" + app.resolve("variables.yaml"));
    }

    /** Each file with what it holds, and each directory. */
    private SortedMap<String, String> files() throws IOException {
        SortedMap<String, String> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(app)) {
            for (Path file : all.toList()) {
                files.put(
                        app.relativize(file).toString(),
                        Files.isDirectory(file) ? "directory" : Files.readString(file, StandardCharsets.ISO_8859_1));
            }
        }
        return files;
    }
}
