package io.slipway.release.descriptor;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.slipway.release.problems.SlipwayException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** What an editor marks by the schema is what the reader refuses: types, bounds and patterns, key by key. */
class SchemaAgreesTest {

    private static final String ENVIRONMENTS = "environments: {acceptance: {host: a.example.com}}\n";

    /** Of every type, and some that look like another. */
    private static final List<String> VALUES = List.of(
            "true",
            "text",
            "-1",
            "0",
            "1",
            "2",
            "1.5",
            "999999999",
            "10s",
            "500ms",
            "5x",
            "20m",
            "20M",
            "/x",
            "/x/",
            "/x//y",
            "~x",
            "../x",
            "http://api:8080",
            "ftp://api",
            "1.4.0",
            "01.4.0",
            "1.4.0-01",
            "1.4.0-.",
            "1.4",
            "v1.4.0",
            "My.Name",
            "a.example.com",
            "[]",
            "[x]",
            "[x, y]",
            "[[x]]",
            "[{a: b}]",
            "{a: b}",
            "sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef");

    private static final JsonNode SCHEMA = schema();
    private static final Schema VALIDATOR = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(SCHEMA.toString(), InputFormat.JSON);

    /** A key of the descriptor, and a descriptor with a place for its value. */
    record Key(String path, JsonNode schema, String descriptor) {

        @Override
        public String toString() {
            return path;
        }
    }

    static List<Key> keys() {
        List<Key> keys = new ArrayList<>();
        add(keys, "/properties/app/properties", "app", "app: {%s}\n" + ENVIRONMENTS, "name: addin");
        add(keys, "/properties/chart/properties", "chart", top("chart: {%s}"), "");
        add(keys, "/$defs/image/properties", "image", top("image: {%s}"), "repository: x");
        add(keys, "/$defs/nginx/properties", "nginx", top("nginx: {%s}"), "");
        add(keys, "/$defs/edge/properties", "edge", top("edge: {%s}"), "");
        add(
                keys,
                "/$defs/edge/properties/signIn/properties",
                "edge.signIn",
                top("edge: {signIn: {%s}}"),
                "proxy: 'http://a'");
        add(
                keys,
                "/$defs/backEnds/items/properties",
                "backEnds",
                top("backEnds: [{%s}]"),
                "path: /api, url: 'http://a'");
        add(
                keys,
                "/$defs/environment/properties",
                "environments",
                "app: {name: addin}\nenvironments: {acceptance: {%s}}\n",
                "host: a.example.com");
        for (String key : List.of("hosts", "expires", "limit")) {
            keys.add(new Key(
                    "environments." + key,
                    SCHEMA.at("/$defs/environment/properties/" + key),
                    "app: {name: addin}\nenvironments: {review: {template: true, "
                            + (key.equals("hosts") ? "" : "host: '{change}.example.com', ") + key + ": %s}}\n"));
        }
        return keys;
    }

    private static String top(String part) {
        return "app: {name: addin}\n" + part + "\n" + ENVIRONMENTS;
    }

    private static void add(List<Key> keys, String pointer, String path, String descriptor, String beside) {
        SCHEMA.at(pointer).properties().forEach(property -> {
            JsonNode schema = property.getValue();
            String name = property.getKey();
            boolean map =
                    schema.has("properties") || schema.path("$ref").asText().matches("#/\\$defs/(nginx|edge|image)");
            // What another key or another environment must bear out is the reader's alone.
            boolean reference = Set.of(
                            "after",
                            "extends",
                            "groups",
                            "variables",
                            "values",
                            "template",
                            "hosts",
                            "expires",
                            "limit")
                    .contains(name);
            if (schema.has("properties")) {
                String others = pointer.endsWith("nginx/properties") && name.equals("languages") ? "names: [en]" : "";
                add(
                        keys,
                        pointer + "/" + name + "/properties",
                        path + "." + name,
                        descriptor.replace("%s", join(beside, name + ": {%s}")),
                        others);
            } else if (!map && !reference && !schema.has("additionalProperties")) {
                String without = Stream.of(beside.split(", "))
                        .filter(one -> !one.startsWith(name + ":"))
                        .reduce("", SchemaAgreesTest::join);
                keys.add(new Key(path + "." + name, schema, descriptor.replace("%s", join(without, name + ": %s"))));
            }
        });
    }

    private static String join(String one, String other) {
        return one.isEmpty() ? other : one + ", " + other;
    }

    @Test
    void everyPartOfTheDescriptorIsCompared() {
        assertThat(keys())
                .hasSizeGreaterThan(75)
                .extracting(Key::path)
                .contains(
                        "app.version",
                        "nginx.workers.processes",
                        "backEnds.attempts",
                        "edge.burst",
                        "environments.replicas");
    }

    @ParameterizedTest
    @MethodSource("keys")
    void theReaderRefusesWhatTheSchemaRefuses(Key key) {
        for (String value : values(key.schema())) {
            String descriptor = key.descriptor().replace("%s", value);
            List<String> reader = problemsOfReader(descriptor);
            List<String> schema = problemsOfSchema(descriptor);
            // The reader takes a text as it is written, 1.10 as true: an editor may mark it and a user quote it.
            boolean scalar = !value.startsWith("[") && !value.startsWith("{");
            boolean taken = schema.isEmpty()
                    || scalar
                            && problemsOfSchema(key.descriptor().replace("%s", "'" + value + "'"))
                                    .isEmpty();

            assertThat(reader.isEmpty())
                    .as("%s: %s%nreader: %s%nschema: %s", key, value, reader, schema)
                    .isEqualTo(taken);
        }
    }

    /** Those above, and what stands at the key's bounds and just beyond. */
    private static Set<String> values(JsonNode schema) {
        Set<String> values = new LinkedHashSet<>(VALUES);
        for (String bound : List.of("minimum", "maximum")) {
            if (schema.has(bound)) {
                long number = schema.get(bound).asLong();
                values.addAll(List.of(number - 1 + "", number + "", number + 1 + ""));
            }
        }
        schema.path("enum").forEach(word -> values.add(word.asText()));
        return values;
    }

    private static List<String> problemsOfReader(String descriptor) {
        try {
            DescriptorReader.read(Path.of("slipway.yaml"), descriptor);
            return List.of();
        } catch (SlipwayException e) {
            return e.problems().stream().map(problem -> problem.message()).toList();
        }
    }

    private static List<String> problemsOfSchema(String descriptor) {
        Object read = new Load(LoadSettings.builder().build()).loadFromString(descriptor);
        return VALIDATOR.validate(new ObjectMapper().valueToTree(read).toString(), InputFormat.JSON).stream()
                .map(Object::toString)
                .toList();
    }

    private static JsonNode schema() {
        try (InputStream in = DescriptorReader.class.getResourceAsStream("/io/slipway/release/slipway.schema.json")) {
            return new ObjectMapper().readTree(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
