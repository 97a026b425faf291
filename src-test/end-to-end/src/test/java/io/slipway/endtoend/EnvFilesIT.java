package io.slipway.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.driver.DirectoryLock;
import io.slipway.driver.Finished;
import io.slipway.driver.Repository;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Values that mode build writes into {@code .env.production} come back from what reads that file in apps, to the letter. A value
 * that the line cannot hold is refused, by name and line, so a pair of value and line is either refused or true.
 */
class EnvFilesIT {
    private static final Path DIRECTORY = Repository.ROOT.resolve("src-test/end-to-end/env-files");
    private static final Pattern REFUSED = Pattern.compile("(?m)^ +at \\.env\\.production:(\\d+)");
    private static final String[] PIECES = {
        "$", "$", "$HOME", "${HOME}", "$$", "#", " #", "\"", "'", "`", "\\", "\\\\", "\\n", "\n", " ", "=", "a", "Z9",
        ":-", "é", "\t"
    };
    private static final int VALUES = 200;

    private record Line(String name, String before, String value, String after) {
        String text() {
            return name + "=" + before + "#{" + name + "}#" + after;
        }

        /** Where a backquote is no quote, it belongs to the value. */
        String read(String reader) {
            String quotes = reader.equals("react-scripts") ? "\"'" : "\"'`";
            return (before + value + after).replaceAll("(?s)^([" + quotes + "])(.*)\\1$", "$2");
        }

        /** Whether every reader can hold it there: in quotes, and without quotes, backslashes and line ends of its own. */
        boolean isPlain() {
            return before.matches("[\"'].*") && value.matches("[^\"'`\\\\\n]*");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"dotenv", "dotenv-expand", "react-scripts", "vite", "next", "nuxt"})
    void aValueComesBackAsItIsOrIsRefused(String reader) throws Exception {
        install();
        List<Line> lines = lines();
        Path source = source(reader);

        Finished first = build(source, reader, lines);
        List<Integer> refused = REFUSED.matcher(first.errors())
                .results()
                .map(place -> Integer.parseInt(place.group(1)) - 1)
                .toList();
        assertThat(first.exit()).as(first.seen()).isEqualTo(1);
        assertThat(refused).isNotEmpty();
        assertThat(refused.stream().map(lines::get).filter(Line::isPlain))
                .as(first.errors())
                .isEmpty();

        List<Line> held = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            if (!refused.contains(i)) {
                held.add(lines.get(i));
            }
        }
        build(source, reader, held).expectSuccess();
        Map<String, String> read = read(source);
        assertThat(held.stream()
                        .filter(line -> !line.read(reader).equals(read.get(line.name())))
                        .map(line -> line + " is read as " + read.get(line.name())))
                .isEmpty();
    }

    private static List<Line> lines() {
        Random random = new Random(15);
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i < VALUES; i++) {
            StringBuilder value = new StringBuilder();
            for (int piece = random.nextInt(6); piece >= 0; piece--) {
                value.append(PIECES[random.nextInt(PIECES.length)]);
            }
            for (String quote : List.of("\"", "'", "`", "")) {
                lines.add(new Line("A_" + lines.size(), quote, value.toString(), quote));
            }
            lines.add(new Line("A_" + lines.size(), "\"https://", value.toString(), "/v1\""));
        }
        return lines;
    }

    private static Path source(String reader) throws IOException {
        Path source = GeneratedApp.fresh("env-files/" + reader);
        Files.createDirectories(source.resolve("node_modules/" + reader));
        return source;
    }

    /** What a pod does in mode build; the app's build is the reader. */
    private static Finished build(Path source, String reader, List<Line> lines) throws IOException {
        Files.writeString(
                source.resolve(".env.production"),
                lines.stream().map(line -> line.text() + "\n").collect(Collectors.joining()));
        Path place = source.resolveSibling(reader + "-pod");
        Finished.of("rm", "-rf", place.toString()).expectSuccess();
        Files.createDirectories(place);
        Map<String, String> settings = new HashMap<>();
        settings.put("SLIPWAY_MODE", "build");
        settings.put("SLIPWAY_SOURCE", source.toString());
        settings.put("SLIPWAY_WORK", place.resolve("work").toString());
        settings.put("SLIPWAY_SITE", place.resolve("html").toString());
        settings.put("SLIPWAY_BUILD_COMMAND", "node " + DIRECTORY.resolve("read.mjs") + " " + reader);
        settings.put("SLIPWAY_BUILD_OUTPUT", "dist");
        settings.put("SLIPWAY_TOKEN_FILES", ".env.production");
        lines.forEach(line -> settings.put("SLIPWAY_VAR_" + line.name(), line.value()));
        List<String> command = new ArrayList<>(List.of("env", "LANG=C.UTF-8"));
        settings.forEach((name, value) -> command.add(name + "=" + value));
        command.addAll(List.of(InitProgram.java(), "-jar", InitProgram.jar().toString()));
        return Finished.in(source, command);
    }

    private static Map<String, String> read(Path source) throws IOException {
        Map<String, String> values = new LinkedHashMap<>();
        Path file = Path.of(source + "-pod", "html/values.txt");
        for (String line : Files.readAllLines(file)) {
            String[] words = line.split(" ", 2);
            values.put(words[0], new String(Base64.getDecoder().decode(words[1]), StandardCharsets.UTF_8));
        }
        return values;
    }

    private static void install() {
        DirectoryLock.in(DIRECTORY, () -> {
            if (!Files.exists(DIRECTORY.resolve("node_modules/.package-lock.json"))) {
                Finished.in(DIRECTORY, List.of("npm", "ci", "--no-audit", "--no-fund", "--ignore-scripts"))
                        .expectSuccess();
            }
        });
    }
}
