package io.slipway.release.projects;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.slipway.release.problems.Problem;
import io.slipway.release.problems.SlipwayException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads the JSON files of JavaScript projects, comments and all. */
final class JsonFile {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(JsonReadFeature.ALLOW_JAVA_COMMENTS, JsonReadFeature.ALLOW_TRAILING_COMMA)
            .build();

    private JsonFile() {}

    /** What the file holds; a missing node where the file does not exist. */
    static JsonNode read(Path file) {
        if (!Files.isRegularFile(file)) {
            return MissingNode.getInstance();
        }
        try {
            return MAPPER.readTree(Files.readString(file));
        } catch (JsonProcessingException e) {
            String at = e.getLocation() == null
                    ? ""
                    : ":" + e.getLocation().getLineNr() + ":" + e.getLocation().getColumnNr();
            throw SlipwayException.usage(
                    Problem.of("not valid JSON: " + e.getOriginalMessage()).at(file + at));
        } catch (IOException e) {
            throw SlipwayException.usage(
                    Problem.of("the file cannot be read: " + e.getMessage()).at(file.toString()));
        }
    }
}
