package io.slipway.release.descriptor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.slipway.release.variables.VariableScopes;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The pages on the descriptor say what the schema says, and their examples are descriptors. */
class DescriptorPageTest {

    private static final Path DOCS = Path.of("../../docs");
    private static final Pattern KEYS = Pattern.compile("(?s)(<!-- keys -->\n).*(<!-- /keys -->)");
    private static final Pattern EXAMPLE = Pattern.compile("(?s)```yaml\n(app:.*?)```");

    @Test
    void tablesAreTheSchemas() throws IOException {
        Path page = DOCS.resolve("descriptor.md");
        String before = Files.readString(page);
        String now = KEYS.matcher(before)
                .replaceFirst(found -> found.group(1)
                        + java.util.regex.Matcher.quoteReplacement(DescriptorPage.of(schema()) + "\n")
                        + found.group(2));
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(page, now);
        }

        assertThat(page).hasContent(now);
    }

    @Test
    void everyKeyIsDescribed() {
        assertThat(DescriptorPage.of(schema())).doesNotContain("` |  |");
    }

    static Stream<String> examples() throws IOException {
        return Stream.concat(
                Stream.of(Files.readString(Path.of("../../examples/office-addin/slipway.yaml"))),
                Stream.of("descriptor.md", "variables.md", "rollouts.md", "review.md")
                        .flatMap(DescriptorPageTest::examplesOf));
    }

    private static Stream<String> examplesOf(String page) {
        try {
            return EXAMPLE.matcher(Files.readString(DOCS.resolve(page)))
                    .results()
                    .map(found -> found.group(1));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @MethodSource("examples")
    void examplesAreDescriptorsForReaderAndSchema(String example) {
        assertThatCode(() -> DescriptorReader.read(Path.of("slipway.yaml"), example))
                .doesNotThrowAnyException();
        assertThat(problemsOfSchema(example)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "base-path-that-leaves", "unknown-key-near-a-known-one", "no-app", "replicas-too-many", "mode-unknown",
                "name-with-a-shell", "digest-too-short", "back-end-to-a-file", "secret-without-key", "host-with-scheme",
                "variable-name-with-an-equals-sign", "variable-that-is-neither", "environments-as-list",
                        "chart-outside-the-app"
            })
    void editorsMarkWhatTheReaderRefuses(String name) throws IOException {
        String text = Files.readString(Path.of("src/test/resources/hostile/descriptors", name + ".yaml"));

        assertThat(problemsOfSchema(text)).isNotEmpty();
    }

    @Test
    void examplesOfVariablesCountAsThePageSays() throws IOException {
        Descriptor descriptor = DescriptorReader.read(
                Path.of("slipway.yaml"), examplesOf("variables.md").findFirst().orElseThrow());
        var variables = VariableScopes.of(
                descriptor,
                descriptor.environments().get("acceptance"),
                List.of(),
                Map.of("logLevel", "debug"),
                Map.of("BUILD_NUMBER", "128"));

        assertThat(variables.plain())
                .containsEntry("apiUrl", "https://api.acc.example.com")
                .containsEntry("logLevel", "debug")
                .containsEntry("build", "128")
                .containsEntry("support", "https://support.example.com");
        assertThat(variables.secret()).containsKey("apiKey");
    }

    private static List<String> problemsOfSchema(String descriptor) {
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(schema().toString(), InputFormat.JSON)
                .validate(json(descriptor), InputFormat.JSON)
                .stream()
                .map(Object::toString)
                .toList();
    }

    private static String json(String descriptor) {
        Object read = new Load(LoadSettings.builder().build()).loadFromString(descriptor);
        return new ObjectMapper().valueToTree(read).toString();
    }

    private static JsonNode schema() {
        try (InputStream in = DescriptorReader.class.getResourceAsStream("/io/slipway/release/slipway.schema.json")) {
            return new ObjectMapper().readTree(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
