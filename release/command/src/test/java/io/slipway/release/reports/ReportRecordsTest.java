package io.slipway.release.reports;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.slipway.release.records.Build;
import io.slipway.release.records.ReleaseRecord;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The records that are written and the published schema say the same, key by key, in both directions. */
class ReportRecordsTest {

    private static final JsonNode SCHEMA = schema();

    /** A record's components; those of an unwrapped one are its own. */
    private record Key(String name, Type type) {}

    static Stream<Class<?>> results() {
        return Stream.of(VerbResult.class.getPermittedSubclasses()).filter(type -> type != NoResult.class);
    }

    @ParameterizedTest
    @MethodSource("results")
    void resultIsAsItsDefinitionSays(Class<?> result) {
        String type = result.getSimpleName().replaceFirst("Report$", "");
        String name = type.substring(0, 1).toLowerCase(Locale.ROOT) + type.substring(1);

        assertThat(differences(result, SCHEMA.path("$defs").path(name), name)).isEmpty();
        assertThat(usedDefinitions()).contains(name);
    }

    @Test
    void documentIsAsTheSchemaSays() {
        assertThat(differences(ReportDocument.class, SCHEMA, "document")).isEmpty();
    }

    /** Every definition is some verb's, or a part of one. */
    @Test
    void noDefinitionIsLeftOver() {
        String text = SCHEMA.toString();
        List<String> all = new ArrayList<>();
        SCHEMA.path("$defs").fieldNames().forEachRemaining(all::add);

        assertThat(all).allSatisfy(name -> assertThat(text).contains("\"#/$defs/" + name));
    }

    @Test
    void recordOfARevisionHasTheKeysOfTheSchema() {
        ReleaseRecord record = new ReleaseRecord(
                "1.4.0",
                "acceptance",
                new ReleaseRecord.Artifact("shop-1.4.0", "sha256:1", "sha256:2", "image", "hash"),
                new ReleaseRecord.Author(
                        "ann", Instant.EPOCH, Optional.of("https://ci"), Optional.of("bob"), Optional.of("why")),
                new Build(Optional.of(7L), Optional.of("c0ffee"), Optional.of(Instant.EPOCH), Optional.of("main")),
                new ReleaseRecord.Origin(Optional.of("development"), Optional.of("verified"), Optional.of("3")));
        TreeSet<String> known = new TreeSet<>();
        SCHEMA.at("/$defs/revision/properties/record/properties").fieldNames().forEachRemaining(known::add);

        assertThat(record.toMap().keySet()).isEqualTo(known);
    }

    private static List<String> usedDefinitions() {
        List<String> names = new ArrayList<>();
        SCHEMA.path("allOf")
                .forEach(rule -> names.add(
                        rule.at("/then/properties/result/$ref").asText().replace("#/$defs/", "")));
        return names;
    }

    private static List<String> differences(Class<?> type, JsonNode schema, String place) {
        List<String> found = new ArrayList<>();
        Map<String, Type> keys = new LinkedHashMap<>();
        keys(type).forEach(key -> keys.put(key.name(), key.type()));
        TreeSet<String> known = new TreeSet<>();
        schema.path("properties").fieldNames().forEachRemaining(known::add);
        TreeSet<String> required = new TreeSet<>();
        schema.path("required").forEach(name -> required.add(name.asText()));
        TreeSet<String> always = new TreeSet<>(keys.keySet());
        always.removeIf(name -> raw(keys.get(name)) == Optional.class);
        if (!known.equals(new TreeSet<>(keys.keySet()))) {
            found.add(place + ": the schema has " + known + ", the record " + new TreeSet<>(keys.keySet()));
        }
        if (!required.equals(always)) {
            found.add(place + ": the schema requires " + required + ", the record always has " + always);
        }
        if (!schema.path("additionalProperties").isBoolean()
                || schema.path("additionalProperties").asBoolean()) {
            found.add(place + ": the schema lets others in");
        }
        keys.forEach((name, of) ->
                found.addAll(ofType(of, resolved(schema.path("properties").path(name)), place + "." + name)));
        return found;
    }

    private static List<String> ofType(Type type, JsonNode schema, String place) {
        Class<?> raw = raw(type);
        if (raw == Optional.class) {
            return ofType(argument(type), schema, place);
        }
        if (raw == List.class) {
            return schema.path("type").asText().equals("array")
                    ? ofType(argument(type), resolved(schema.path("items")), place + "[]")
                    : List.of(place + " is a list");
        }
        if (raw.isRecord()) {
            return differences(raw, schema, place);
        }
        String expected = switch (raw.getSimpleName()) {
            case "int", "Integer" -> "integer";
            case "double" -> "number";
            case "boolean", "Boolean" -> "boolean";
            case "String", "Instant" -> "string";
            default -> "object";
        };
        boolean closed = schema.has("enum") || schema.has("const");
        return closed || schema.path("type").asText().equals(expected)
                ? List.of()
                : List.of(place + " is " + expected + ", the schema has " + schema.path("type"));
    }

    private static List<Key> keys(Class<?> type) {
        List<Key> keys = new ArrayList<>();
        for (RecordComponent component : type.getRecordComponents()) {
            if (component.getAccessor().isAnnotationPresent(JsonUnwrapped.class)) {
                keys.addAll(keys(component.getType()));
            } else {
                keys.add(new Key(component.getName(), component.getGenericType()));
            }
        }
        return keys;
    }

    private static JsonNode resolved(JsonNode schema) {
        return schema.has("$ref")
                ? resolved(SCHEMA.at(schema.path("$ref").asText().substring(1)))
                : schema;
    }

    private static Class<?> raw(Type type) {
        return (Class<?>) (type instanceof ParameterizedType generic ? generic.getRawType() : type);
    }

    private static Type argument(Type type) {
        return ((ParameterizedType) type).getActualTypeArguments()[0];
    }

    private static JsonNode schema() {
        try (InputStream in = Report.class.getResourceAsStream("/io/slipway/release/report.schema.json")) {
            return new ObjectMapper().readTree(in);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
