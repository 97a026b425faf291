package io.slipway.release.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.slipway.release.reports.ReportSchema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The documents that machines read stay as reviewed: {@code <case>/command.txt} is typed, {@code <case>/expected.json} comes
 * out. {@code -Dgolden.update} writes them anew.
 */
@Tag("slow")
class ReportGoldenTest {

    private static final Path GOLDEN = Path.of("src/test/resources/golden/reports");
    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    static Stream<String> cases() throws IOException {
        try (Stream<Path> directories = Files.list(GOLDEN)) {
            return directories
                    .filter(directory -> Files.exists(directory.resolve("command.txt")))
                    .map(directory -> directory.getFileName().toString())
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void stdoutIsOneDocumentAsReviewed(String name) throws IOException {
        Path expected = GOLDEN.resolve(name).resolve("expected.json");
        Typed typed = typed(name);
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(expected, typed.stdout());
        }

        assertThat(typed.stdout()).isEqualTo(Files.readString(expected));
        assertThat(JSON.readTree(typed.stdout()).path("exitCode").asInt()).isEqualTo(typed.exitCode());
    }

    @ParameterizedTest
    @MethodSource("cases")
    void documentIsAsTheSchemaSays(String name) throws IOException {
        assertThat(ReportSchema.problemsIn(Files.readString(GOLDEN.resolve(name).resolve("expected.json"))))
                .isEmpty();
    }

    @Test
    void fileHoldsWhatStdoutWouldAndTheTextStays(@TempDir Path directory) throws IOException {
        Path file = directory.resolve("report.json");
        Typed typed = Typed.slipway(
                "variables", GOLDEN.resolve("app").toString(), "--environment", "development", "--report", file + "");

        assertThat(typed.stdout()).startsWith("NAME");
        assertThat(Files.readString(file))
                .isEqualTo(Files.readString(
                        GOLDEN.resolve("variables-with-where-they-came-from").resolve("expected.json")));
        assertThat(directory.toFile().list()).containsExactly("report.json");
    }

    @Test
    void fileIsWrittenAlsoWhenTheUsageIsWrong(@TempDir Path directory) throws IOException {
        Path file = directory.resolve("report.json");
        Typed typed = Typed.slipway("check", "--report=" + file, "--no-such-option");

        JsonNode document = JSON.readTree(Files.readString(file));
        assertThat(typed.exitCode()).isEqualTo(2);
        assertThat(document.path("problems").path(0).path("message").asText()).contains("--no-such-option");
    }

    @Test
    void refusesAFileThatCannotBeWrittenBeforeAnythingIsDone(@TempDir Path directory) {
        Typed typed = Typed.slipway("check", "--report", directory.resolve("not-there/report.json") + "");

        assertThat(typed.exitCode()).isEqualTo(2);
        assertThat(typed.stderr()).contains("--report").contains("does not exist or is not writable");
    }

    private static Typed typed(String name) throws IOException {
        String line = Files.readString(GOLDEN.resolve(name).resolve("command.txt"));
        return Typed.slipway(line.strip().split(" "));
    }
}
