package io.slipway.release.descriptor;

import java.util.LinkedHashMap;
import java.util.Map;
import org.snakeyaml.engine.v2.nodes.Tag;

/** Reads a map of variables: a text, or a map that says where the value is. */
final class VariablesReader {

    private VariablesReader() {}

    static Map<String, VariableEntry> variables(YamlMap map) {
        Map<String, VariableEntry> variables = new LinkedHashMap<>();
        for (String name : map.anyKeys()) {
            Place place = map.placeOf(name);
            if (!Names.VARIABLE.matcher(name).matches()) {
                map.problem(
                        place,
                        "a variable cannot be named '" + name
                                + "': letters, digits, _ . and - are allowed, and the first is a letter or _");
            } else if (!map.has(name)) {
                map.problem(place, "variable " + name + " has no value; write '' for an empty one");
            } else {
                map.value(
                                name,
                                scalar -> (VariableEntry) new VariableEntry.Literal(
                                        scalar.getTag().equals(Tag.NULL) ? "" : scalar.getValue(), place),
                                entry -> elsewhere(entry, place))
                        .ifPresent(entry -> variables.put(name, entry));
            }
        }
        return variables;
    }

    private static VariableEntry elsewhere(YamlMap entry, Place place) {
        VariableEntry read = entry.has("secret") ? inSecret(entry, place) : fromProcess(entry, place);
        entry.close();
        return read;
    }

    private static VariableEntry inSecret(YamlMap entry, Place place) {
        YamlMap secret = entry.map("secret");
        String name = secret.required("name", Names.LABEL, "the name of a Secret in the environment's namespace");
        String key = secret.required("key", Names.TAG, "a key of that Secret");
        secret.close();
        return new VariableEntry.InSecret(name, key, place);
    }

    private static VariableEntry fromProcess(YamlMap entry, Place place) {
        return new VariableEntry.FromProcess(
                entry.required("fromEnvironment", Names.VARIABLE, "the name of an environment variable"), place);
    }
}
