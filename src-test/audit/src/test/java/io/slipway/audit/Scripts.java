package io.slipway.audit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** V8, by Node: what scripts read. */
final class Scripts {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path directory;

    Scripts(Path directory) {
        this.directory = directory;
    }

    /** @param values what each script is to read */
    Map<Integer, JsonNode> read(Map<Integer, String> texts, Map<Integer, String> values) {
        ArrayNode input = JSON.createArrayNode();
        texts.forEach((number, text) -> input.addObject().put("text", text).put("value", values.get(number)));
        try {
            Path in = directory.resolve("scripts.json");
            Path out = directory.resolve("read.json");
            JSON.writeValue(in.toFile(), input);
            NodePackages.node("run.mjs", in, out);
            JsonNode read = JSON.readTree(Files.readAllBytes(out));
            Map<Integer, JsonNode> results = new TreeMap<>();
            int next = 0;
            for (Integer number : texts.keySet()) {
                JsonNode result = read.get(next++);
                boolean ran = result.get("ok").asBoolean()
                        || !result.get("shape").asText().equals("error");
                results.put(number, ran ? result : MissingNode.getInstance());
            }
            return results;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
