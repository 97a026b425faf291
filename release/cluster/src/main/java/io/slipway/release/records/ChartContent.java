package io.slipway.release.records;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.slipway.initcontainer.hashes.Sha256;
import io.slipway.release.revisions.StoredRevision;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A digest of all that Helm keeps of a chart with a release: templates, further files and schema byte for byte, its own
 * values and what its metadata decides. The package is gone by then, so this is how a chart that comes out of a cluster is
 * told from an altered one.
 */
public final class ChartContent {

    /** What of {@code Chart.yaml} decides what is rendered, or whether. */
    private static final List<String> METADATA =
            List.of("apiVersion", "name", "version", "appVersion", "kubeVersion", "type");

    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);

    private static final TypeReference<Map<String, Object>> MAP = new TypeReference<>() {};

    private final SortedMap<String, byte[]> files = new TreeMap<>();
    private String metadata = "";
    private String values = "";

    /** Of the chart that a revision was released with. */
    public static String of(StoredRevision revision) {
        JsonNode chart = revision.json().path("chart");
        ChartContent content = new ChartContent()
                .metadata(JSON.convertValue(chart.path("metadata"), MAP))
                .values(chart.path("values").isObject() ? JSON.convertValue(chart.path("values"), MAP) : Map.of());
        chart.path("templates").forEach(content::addStored);
        chart.path("files").forEach(content::addStored);
        String schema = chart.path("schema").asText();
        if (!schema.isEmpty()) {
            content.add("values.schema.json", Base64.getDecoder().decode(schema));
        }
        return content.digest();
    }

    private void addStored(JsonNode file) {
        add(
                file.path("name").asText(),
                Base64.getDecoder().decode(file.path("data").asText()));
    }

    public ChartContent metadata(Map<?, ?> fields) {
        metadata = METADATA.stream()
                .map(key -> fields.get(key) == null ? "" : String.valueOf(fields.get(key)))
                .collect(Collectors.joining("\0"));
        return this;
    }

    /** @param own its {@code values.yaml}, as Helm reads it */
    public ChartContent values(Map<String, Object> own) {
        values = text(own);
        return this;
    }

    public ChartContent add(String name, byte[] content) {
        files.put(name, content.clone());
        return this;
    }

    /** {@code sha256:…}, whatever the order of files and keys. */
    public String digest() {
        StringBuilder lines = new StringBuilder();
        lines.append(hex(metadata)).append('\n').append(hex(values)).append('\n');
        files.forEach((name, content) ->
                lines.append(Sha256.of(content)).append(' ').append(hex(name)).append('\n'));
        return "sha256:" + Sha256.of(lines.toString());
    }

    private static String hex(String text) {
        return HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String text(Object value) {
        try {
            return JSON.writeValueAsString(canonical(value));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Go writes 1 for 1.0: numbers are the same when their values are. */
    private static Object canonical(Object value) {
        if (value instanceof Map<?, ?> map) {
            Map<String, Object> sorted = new TreeMap<>();
            map.forEach((key, item) -> sorted.put(String.valueOf(key), canonical(item)));
            return sorted;
        }
        if (value instanceof List<?> list) {
            return list.stream().map(ChartContent::canonical).collect(Collectors.toList());
        }
        return value instanceof Number number ? "number " + number.doubleValue() : value;
    }
}
