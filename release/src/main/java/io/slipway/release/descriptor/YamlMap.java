package io.slipway.release.descriptor;

import io.slipway.release.Problem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * One map of the descriptor: each key is asked for once, and {@link #close} reports those that nobody asked for.
 *
 * <p>A wrong value is put into the list of problems and read as if it were absent, so that one run reports all of them.
 */
final class YamlMap {

    private final String file;
    private final String path;
    private final Place place;
    private final Map<String, Node> values = new LinkedHashMap<>();
    private final Map<String, Place> keys = new LinkedHashMap<>();
    private final TreeSet<String> known = new TreeSet<>();
    private final List<Problem> problems;

    private YamlMap(String file, String path, Place place, List<Problem> problems) {
        this.file = file;
        this.path = path;
        this.place = place;
        this.problems = problems;
    }

    /** The map at a node; an empty one and a problem when something else stands there. */
    static YamlMap of(String file, String path, Node node, List<Problem> problems) {
        YamlMap map = new YamlMap(file, path, placeOf(file, node), problems);
        if (node instanceof MappingNode mapping) {
            for (NodeTuple tuple : mapping.getValue()) {
                map.put(tuple);
            }
        } else if (!isNull(node)) {
            map.wrong(node, path.isEmpty() ? "the file" : path, "a map");
        }
        return map;
    }

    private void put(NodeTuple tuple) {
        if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
            wrong(tuple.getKeyNode(), "a key", "a plain text");
            return;
        }
        if (values.put(key.getValue(), tuple.getValueNode()) != null) {
            problem(placeOf(file, key), name(key.getValue()) + " is written twice");
        }
        keys.put(key.getValue(), placeOf(file, key));
    }

    Place place() {
        return place;
    }

    Place placeOf(String key) {
        return keys.getOrDefault(key, place);
    }

    /** All keys in the order of the file, when any key is allowed. */
    List<String> anyKeys() {
        known.addAll(values.keySet());
        return List.copyOf(values.keySet());
    }

    boolean has(String key) {
        known.add(key);
        return values.containsKey(key) && !isNull(values.get(key));
    }

    /** A scalar as it is written; a map or list there is a problem. */
    Optional<String> text(String key) {
        if (!has(key)) {
            return Optional.empty();
        }
        if (values.get(key) instanceof ScalarNode scalar) {
            return Optional.of(scalar.getValue());
        }
        wrong(values.get(key), name(key), "a text");
        return Optional.empty();
    }

    /** A scalar that must match. */
    Optional<String> text(String key, Pattern pattern, String what) {
        return text(key).filter(value -> {
            boolean matches = pattern.matcher(value).matches();
            if (!matches) {
                problem(placeOf(file, values.get(key)), name(key) + " is '" + value + "', but must be " + what);
            }
            return matches;
        });
    }

    /** A scalar that must be there. */
    String required(String key, Pattern pattern, String what) {
        if (!has(key)) {
            problems.add(
                    Problem.of(name(key) + " is missing").at(place.toString()).fix("add " + name(key) + ": " + what));
            return "";
        }
        return text(key, pattern, what).orElse("");
    }

    Optional<Boolean> truth(String key) {
        return text(key, Pattern.compile("true|false"), "true or false").map(Boolean::parseBoolean);
    }

    Optional<Integer> number(String key, int least, int most) {
        String what = "a whole number from " + least + " to " + most;
        return text(key, Pattern.compile("[0-9]{1,9}"), what)
                .map(Integer::parseInt)
                .filter(value -> {
                    boolean fits = value >= least && value <= most;
                    if (!fits) {
                        problem(placeOf(file, values.get(key)), name(key) + " is " + value + ", but must be " + what);
                    }
                    return fits;
                });
    }

    /** One of an enum's constants, written in lower case with hyphens. */
    <E extends Enum<E>> Optional<E> choice(String key, Class<E> type) {
        Map<String, E> words = new LinkedHashMap<>();
        for (E constant : type.getEnumConstants()) {
            words.put(constant.name().toLowerCase(Locale.ROOT).replace('_', '-'), constant);
        }
        return text(key).flatMap(value -> {
            if (!words.containsKey(value)) {
                problem(
                        placeOf(file, values.get(key)),
                        name(key) + " is '" + value + "', but must be one of " + String.join(", ", words.keySet()));
            }
            return Optional.ofNullable(words.get(value));
        });
    }

    /** A list of scalars; a single scalar counts as a list of one. */
    List<String> texts(String key) {
        if (!has(key)) {
            return List.of();
        }
        if (values.get(key) instanceof ScalarNode scalar) {
            return List.of(scalar.getValue());
        }
        List<String> texts = new ArrayList<>();
        for (Node item : items(key)) {
            if (item instanceof ScalarNode scalar && !isNull(item)) {
                texts.add(scalar.getValue());
            } else {
                wrong(item, "an item of " + name(key), "a text");
            }
        }
        return List.copyOf(texts);
    }

    /** The map below a key; an empty one where the key is absent. */
    YamlMap map(String key) {
        return has(key)
                ? of(file, name(key), values.get(key), problems)
                : new YamlMap(file, name(key), place, problems);
    }

    /** A list of maps. */
    List<YamlMap> maps(String key) {
        List<YamlMap> maps = new ArrayList<>();
        for (Node item : items(key)) {
            maps.add(of(file, name(key) + "[" + maps.size() + "]", item, problems));
        }
        return maps;
    }

    /** The value at a key by its kind. */
    <T> Optional<T> value(String key, Function<ScalarNode, T> ifText, Function<YamlMap, T> ifMap) {
        if (!has(key)) {
            return Optional.empty();
        }
        Node node = values.get(key);
        if (node instanceof ScalarNode scalar) {
            return Optional.of(ifText.apply(scalar));
        }
        if (node instanceof MappingNode) {
            return Optional.of(ifMap.apply(map(key)));
        }
        wrong(node, name(key), "a text, or a map that says where the value is");
        return Optional.empty();
    }

    /** Everything below this map as plain Java values, for what is handed on unread. */
    Map<String, Object> raw() {
        Map<String, Object> raw = new LinkedHashMap<>();
        for (String key : anyKeys()) {
            raw.put(key, raw(values.get(key)));
        }
        return raw;
    }

    private static Object raw(Node node) {
        if (node instanceof MappingNode mapping) {
            Map<String, Object> map = new LinkedHashMap<>();
            for (NodeTuple tuple : mapping.getValue()) {
                if (tuple.getKeyNode() instanceof ScalarNode key) {
                    map.put(key.getValue(), raw(tuple.getValueNode()));
                }
            }
            return map;
        }
        if (node instanceof SequenceNode sequence) {
            List<Object> list = new ArrayList<>();
            sequence.getValue().forEach(item -> list.add(raw(item)));
            return list;
        }
        String text = ((ScalarNode) node).getValue();
        if (node.getTag().equals(Tag.BOOL)) {
            return Boolean.parseBoolean(text);
        }
        if (node.getTag().equals(Tag.INT) && text.matches("-?[0-9]{1,18}")) {
            return Long.parseLong(text);
        }
        if (node.getTag().equals(Tag.FLOAT) && text.matches("-?[0-9]+\\.[0-9]+")) {
            return Double.parseDouble(text);
        }
        // Helm removes a key whose value is null.
        return isNull(node) ? null : text;
    }

    /** Reports the keys that were not asked for. */
    void close() {
        for (String key : values.keySet()) {
            if (!known.contains(key)) {
                Problem problem = Problem.of("unknown key " + name(key) + "; known are " + known())
                        .at(keys.get(key).toString());
                problems.add(NearestWord.of(key, known)
                        .map(nearest -> problem.fix("write " + nearest))
                        .orElse(problem));
            }
        }
    }

    private String known() {
        return known.isEmpty() ? "none" : String.join(", ", known);
    }

    private List<Node> items(String key) {
        if (!has(key)) {
            return List.of();
        }
        if (values.get(key) instanceof SequenceNode sequence) {
            return sequence.getValue();
        }
        wrong(values.get(key), name(key), "a list");
        return List.of();
    }

    void problem(Place at, String message) {
        problems.add(Problem.of(message).at(at.toString()));
    }

    private void wrong(Node node, String name, String wanted) {
        problem(placeOf(file, node), name + " is " + kind(node) + ", but must be " + wanted);
    }

    private static String kind(Node node) {
        if (node instanceof MappingNode) {
            return "a map";
        }
        if (node instanceof SequenceNode) {
            return "a list";
        }
        return isNull(node) ? "empty" : "'" + ((ScalarNode) node).getValue() + "'";
    }

    private String name(String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    private static boolean isNull(Node node) {
        return node instanceof ScalarNode && node.getTag().equals(Tag.NULL);
    }

    static Place placeOf(String file, Node node) {
        return node.getStartMark().map(mark -> Place.of(file, mark)).orElse(new Place(file, 1, 1));
    }
}
