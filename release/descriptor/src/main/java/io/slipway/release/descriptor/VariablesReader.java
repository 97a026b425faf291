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
                        "a variable cannot be named " + YamlMap.quoted(name)
                                + ": letters, digits, _ . and - are allowed, and the first is a letter or _",
                        "rename it, here and in its tokens");
            } else if (!map.has(name)) {
                map.problem(place, "variable " + name + " has no value", "write its value, or '' for an empty one");
            } else {
                map.value(
                                name,
                                scalar -> (VariableEntry) new VariableEntry.Literal(
                                        scalar.getTag().equals(Tag.NULL) ? "" : scalar.getValue(),
                                        scalar.getTag().equals(Tag.BOOL),
                                        place),
                                entry -> elsewhere(name, entry, place))
                        .ifPresent(entry -> variables.put(name, entry));
            }
        }
        return variables;
    }

    private static VariableEntry elsewhere(String name, YamlMap entry, Place place) {
        VariableEntry read;
        if (entry.has("secret")) {
            read = inSecret(name, entry, place);
        } else if (entry.has("fromEnvironment")) {
            read = fromProcess(entry, place);
        } else {
            entry.problem(
                    place,
                    "variable " + name + " is a map with neither secret nor fromEnvironment",
                    "write its value as a text, or say where it is with secret: or fromEnvironment:");
            read = new VariableEntry.Literal("", false, place);
        }
        entry.close();
        return read;
    }

    private static VariableEntry inSecret(String name, YamlMap entry, Place place) {
        if (!entry.isMap("secret")) {
            // What stands here is the secret itself, so no message may show it.
            entry.problem(
                    place,
                    "variable " + name + " has a secret written out, where everyone who reads the descriptor sees it",
                    "put it into a Secret of the cluster, and name that: secret: {name: …, key: …}");
            return new VariableEntry.InSecret("", "", place);
        }
        YamlMap secret = entry.map("secret");
        String of = secret.required("name", Names.LABEL, "the name of a Secret in the environment's namespace");
        String key = secret.required("key", Names.TAG, "a key of that Secret");
        secret.close();
        return new VariableEntry.InSecret(of, key, place);
    }

    private static VariableEntry fromProcess(YamlMap entry, Place place) {
        return new VariableEntry.FromProcess(
                entry.required("fromEnvironment", Names.VARIABLE, "the name of an environment variable"), place);
    }
}
