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
