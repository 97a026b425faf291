package io.slipway.release.packaging;

import io.slipway.release.chartvalues.HelmYaml;
import io.slipway.release.problems.Problem;
import io.slipway.release.problems.SlipwayException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** Reads a file of a chart's values. */
public final class ValuesFile {

    private ValuesFile() {}

    /**
     * The values in a file.
     *
     * @param what the file is, for messages: {@code the preset}
     * @throws SlipwayException (usage) when it cannot be read, or is not a map in YAML
     */
    public static Map<String, Object> read(Path file, String what) {
        try {
            return parse(Files.readString(file), file.toString(), what);
        } catch (IOException e) {
            throw SlipwayException.usage(
                    Problem.of(what + " cannot be read: " + e.getMessage()).at(file.toString()));
        }
    }

    /**
     * The values in a text.
     *
     * @param place of it, for messages
     * @throws SlipwayException (usage) when it is not a map in YAML
     */
    public static Map<String, Object> parse(String text, String place, String what) {
        try {
            return HelmYaml.parse(text, place)
                    .orElseThrow(() -> SlipwayException.usage(
                            Problem.of(what + " is not a map of values").at(place)));
        } catch (MarkedYamlEngineException e) {
            String line =
                    e.getProblemMark().map(mark -> ":" + (mark.getLine() + 1)).orElse("");
            throw SlipwayException.usage(
                    Problem.of(what + " is not YAML: " + e.getProblem()).at(place + line));
        } catch (YamlEngineException e) {
            throw SlipwayException.usage(
                    Problem.of(what + " is not YAML: " + e.getMessage().strip()).at(place));
        }
    }
}
