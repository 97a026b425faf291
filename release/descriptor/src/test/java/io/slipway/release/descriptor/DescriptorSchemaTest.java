package io.slipway.release.descriptor;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.slipway.release.problems.SlipwayException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Editors complete what the reader reads: the published schema and the reader know the same keys. */
class DescriptorSchemaTest {

    static Stream<Arguments> maps() {
        return Stream.of(
                Arguments.of("/properties", "%s: x"),
                Arguments.of("/properties/app/properties", "app: {%s: x}"),
                Arguments.of("/properties/app/properties/build/properties", "app: {build: {%s: x}}"),
                Arguments.of("/properties/app/properties/tokens/properties", "app: {tokens: {%s: x}}"),
                Arguments.of("/$defs/nginx/properties", "nginx: {%s: x}"),
                Arguments.of("/$defs/nginx/properties", "environments: {a: {nginx: {%s: x}}}"),
                nginx("languages"),
                nginx("office"),
                nginx("caching"),
                nginx("compression"),
                nginx("headers"),
                nginx("policy"),
                nginx("dns"),
                nginx("workers"),
                nginx("maintenance"),
                Arguments.of("/$defs/backEnds/items/properties", "backEnds: [{%s: x}]"),
                Arguments.of("/$defs/edge/properties", "edge: {%s: x}"),
                Arguments.of("/$defs/edge/properties/signIn/properties", "edge: {signIn: {%s: x}}"),
                Arguments.of("/properties/chart/properties", "chart: {%s: x}"),
                Arguments.of("/$defs/image/properties", "image: {%s: x}"),
                Arguments.of("/$defs/environment/properties", "environments: {a: {%s: x}}"));
    }

    private static Arguments nginx(String key) {
        return Arguments.of("/$defs/nginx/properties/" + key + "/properties", "nginx: {" + key + ": {%s: x}}");
    }

    @ParameterizedTest
    @MethodSource("maps")
    void schemaAndReaderKnowTheSameKeys(String pointer, String descriptor) throws IOException {
        List<String> inSchema = new ArrayList<>();
        schema().at(pointer).fieldNames().forEachRemaining(inSchema::add);

        assertThat(new TreeSet<>(inSchema)).isEqualTo(knownToTheReader(descriptor));
    }

    static Stream<Arguments> keys() throws IOException {
        JsonNode schema = schema();
        return maps().flatMap(map -> {
            String pointer = (String) map.get()[0];
            String descriptor = (String) map.get()[1];
            List<String> keys = new ArrayList<>();
            schema.at(pointer).fieldNames().forEachRemaining(keys::add);
            return keys.stream().map(key -> Arguments.of(new Key(descriptor, key), resolved(schema, pointer, key)));
        });
    }

    private static JsonNode resolved(JsonNode schema, String pointer, String key) {
        JsonNode type = schema.at(pointer).get(key);
        return type.has("$ref") ? schema.at(type.get("$ref").asText().substring(1)) : type;
    }

    @ParameterizedTest
    @MethodSource("keys")
    void schemaAndReaderKnowTheSameTypesAndBounds(Key key, JsonNode type) {
        if (type.has("enum")) {
            type.get("enum").forEach(word -> key.takes(word.asText()));
            key.refuses("no-such-choice", "[a, b]", "{a: b}");
        } else if (type.has("anyOf")) {
            key.refuses("{a: b}");
        } else if (type.path("type").isTextual()) {
            switch (type.get("type").asText()) {
                case "boolean" -> {
                    key.takes("true", "false");
                    key.refuses("7", "maybe", "[true]", "{a: true}");
                }
                case "integer" -> {
                    int least = type.required("minimum").asInt();
                    int most = type.required("maximum").asInt();
                    key.takes(String.valueOf(least), String.valueOf(most));
                    key.refuses(String.valueOf(least - 1), String.valueOf(most + 1), "many", "[1]", "{a: 1}");
                }
                case "object" -> key.refuses("text", "[text]");
                case "array" -> key.refuses("{a: b}");
                default -> {
                    key.refuses("[a, b]", "{a: b}");
                    if (!type.has("pattern")) {
                        key.readsAsText();
                    }
                }
            }
        }
    }

    @Test
    void timesAreWrittenAlikeInSchemaAndReader() throws IOException {
        Pattern inSchema =
                Pattern.compile(schema().at("/$defs/duration/pattern").asText());
        Key media = new Key("nginx: {caching: {%s: x}}", "media");
        for (String time : List.of("0s", "500ms", "60s", "5m", "1h", "365d", "999999d")) {
            assertThat(time).matches(inSchema);
            media.takes(time);
        }
        for (String other : List.of("60", "s", "1w", "1.5h", "-1s", "1h30m", "1000000d", "60S")) {
            assertThat(other).doesNotMatch(inSchema);
            media.refuses(other);
        }
    }

    /** One key of the descriptor, and what the reader says of values that stand there. */
    private record Key(String descriptor, String key) {

        /** As messages name it: {@code backEnds[0].url}. */
        private String name() {
            String maps = descriptor.substring(0, descriptor.indexOf("%s"));
            return maps.replace(": [{", "[0].").replaceAll(": \\{", ".") + key;
        }

        private List<String> objections(String value) {
            try {
                DescriptorReader.read(Path.of("slipway.yaml"), descriptor.replace("%s: x", key + ": " + value));
                return List.of();
            } catch (SlipwayException e) {
                return e.problems().stream()
                        .map(problem -> problem.message())
                        .filter(message -> message.startsWith(name() + " ") || message.contains(" of " + name() + " "))
                        .filter(message -> !message.endsWith(" is missing"))
                        .toList();
            }
        }

        void takes(String... values) {
            for (String value : values) {
                assertThat(objections(value)).as("%s: %s", name(), value).isEmpty();
            }
        }

        void refuses(String... values) {
            for (String value : values) {
                assertThat(objections(value)).as("%s: %s", name(), value).isNotEmpty();
            }
        }

        /** A text may have to be a host, a path or the like, which schemas do not tell; it is no other type. */
        void readsAsText() {
            assertThat(objections("some-text"))
                    .as(name())
                    .noneMatch(objection -> objection.matches(
                            ".*must be (?:true or false|a whole number .*|a time such .*|one of .*)"));
        }

        @Override
        public String toString() {
            return name();
        }
    }

    /** The Jenkins plugin reads this pattern of the schema too. */
    @Test
    void namesOfEnvironmentsFollowTheReadersRule() throws IOException {
        assertThat(schema().at("/properties/environments/propertyNames/$ref").asText())
                .isEqualTo("#/$defs/label");
        assertThat(schema().at("/$defs/label/pattern").asText()).isEqualTo("^" + Names.LABEL.pattern() + "$");
    }

    @Test
    void schemaKnowsTheVersionsThatTheReaderReads() throws IOException {
        assertThat(schema().at("/properties/apiVersion/enum"))
                .extracting(JsonNode::asText)
                .isEqualTo(ApiVersion.READ);
        assertThat(schema().at("/properties/apiVersion/default").asText())
                .isEqualTo(ApiVersion.READ.get(ApiVersion.READ.size() - 1));
    }

    private static SortedSet<String> knownToTheReader(String descriptor) {
        try {
            DescriptorReader.read(Path.of("slipway.yaml"), descriptor.formatted("no-such-key"));
        } catch (SlipwayException e) {
            return e.problems().stream()
                    .map(problem -> problem.message())
                    .filter(message -> message.contains("no-such-key; known are "))
                    .map(message -> message.replaceFirst(".*known are ", ""))
                    .map(keys -> new TreeSet<>(List.of(keys.split(", "))))
                    .findFirst()
                    .orElseThrow();
        }
        return Assertions.fail("an unknown key was read");
    }

    private static JsonNode schema() throws IOException {
        try (InputStream in = DescriptorReader.class.getResourceAsStream("/io/slipway/release/slipway.schema.json")) {
            return new ObjectMapper().readTree(in);
        }
    }
}
