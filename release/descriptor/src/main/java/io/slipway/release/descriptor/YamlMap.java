package io.slipway.release.descriptor;

import io.slipway.nginx.problems.Bounds;
import io.slipway.release.chartvalues.HelmScalar;
import io.slipway.release.chartvalues.HelmYaml;
import io.slipway.release.problems.Problem;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * One map of a file that a person wrote: each key is asked for once, and {@link #close} reports those that nobody asked for.
 *
 * <p>A wrong value is put into the list of problems and read as if it were absent, so that one run reports all of them.
 */
public final class YamlMap {

    /** Characters of a value or key that a message shows. */
    private static final int LONGEST_SHOWN = 80;

    private static final String TEXT = "a text";

    private static final Map<String, ChronoUnit> UNITS = Map.of(
            "ms", ChronoUnit.MILLIS,
            "s", ChronoUnit.SECONDS,
            "m", ChronoUnit.MINUTES,
            "h", ChronoUnit.HOURS,
            "d", ChronoUnit.DAYS);

    private final YamlSource source;
    private final String path;
    private final Place place;
    private final Map<String, Node> values = new LinkedHashMap<>();
    private final Map<String, Place> keys = new LinkedHashMap<>();
    private final Map<String, Node> keyNodes = new LinkedHashMap<>();
    private final TreeSet<String> known = new TreeSet<>();
    private boolean broken;

    private YamlMap(YamlSource source, String path, Place place) {
        this.source = source;
        this.path = path;
        this.place = place;
    }

    /** The map at a node; an empty one and a problem when something else stands there. */
    static YamlMap of(YamlSource source, String path, Node node) {
        YamlMap map = new YamlMap(source, path, source.placeOf(node));
        if (node instanceof MappingNode mapping) {
            for (NodeTuple tuple : mapping.getValue()) {
                map.put(tuple);
            }
        } else if (!isNull(node)) {
            map.wrong(node, path.isEmpty() ? "the file" : path, "a map");
            map.broken = true;
        }
        return map;
    }

    private void put(NodeTuple tuple) {
        if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
            wrong(tuple.getKeyNode(), "a key", "a plain text");
            return;
        }
        Place here = source.placeOf(key);
        if (values.put(key.getValue(), tuple.getValueNode()) != null) {
            problem(here, name(key.getValue()) + " is written twice", "keep one of the two");
        }
        keys.put(key.getValue(), here);
        keyNodes.put(key.getValue(), key);
        source.stands(name(key.getValue()), here);
    }

    /** Where it stands. */
    public Place place() {
        return place;
    }

    /** Whether something else than a map stands here, which is a problem already: what it lacks is none. */
    public boolean isBroken() {
        return broken;
    }

    /** Where a key of it stands; the map itself where there is no such key. */
    public Place placeOf(String key) {
        return keys.getOrDefault(key, place);
    }

    /** All keys in the order of the file, when any key is allowed. */
    List<String> anyKeys() {
        known.addAll(values.keySet());
        return List.copyOf(values.keySet());
    }

    /** Whether something stands at a key. */
    public boolean has(String key) {
        known.add(key);
        return values.containsKey(key) && !isNull(values.get(key));
    }

    /** What stands at some keys, as a map of its own. */
    MappingNode part(String... names) {
        List<NodeTuple> tuples = new ArrayList<>();
        for (String key : names) {
            if (has(key)) {
                tuples.add(new NodeTuple(keyNodes.get(key), values.get(key)));
            }
        }
        return new MappingNode(Tag.MAP, tuples, FlowStyle.BLOCK);
    }

    /** Whether a map stands at a key. */
    boolean isMap(String key) {
        return has(key) && values.get(key) instanceof MappingNode;
    }

    /** A scalar as it is written; a map or list there is a problem. */
    public Optional<String> string(String key) {
        if (!has(key)) {
            return Optional.empty();
        }
        if (values.get(key) instanceof ScalarNode scalar) {
            return Optional.of(scalar.getValue());
        }
        wrong(values.get(key), name(key), TEXT);
        return Optional.empty();
    }

    /** A scalar that must match. */
    public Optional<String> string(String key, Pattern pattern, String what) {
        return string(key, pattern, what, value -> value);
    }

    Optional<String> string(String key, Pattern pattern, String what, UnaryOperator<String> meant) {
        return string(key, value -> pattern.matcher(value).matches(), what, meant);
    }

    /**
     * A scalar that must pass.
     *
     * @param meant what somebody who wrote a wrong one probably meant; shown where it passes
     */
    Optional<String> string(String key, Predicate<String> passes, String what, UnaryOperator<String> meant) {
        return string(key).filter(value -> {
            boolean matches = passes.test(value);
            if (!matches) {
                String better = meant.apply(value);
                problem(
                        source.placeOf(values.get(key)),
                        name(key) + " is " + quoted(value) + ", but must be " + what,
                        passes.test(better) ? "write " + key + ": " + better : "write " + what);
            }
            return matches;
        });
    }

    /** A scalar that must be there. */
    public String required(String key, Pattern pattern, String what) {
        return required(key, pattern, what, value -> value);
    }

    /** A scalar that must be there, with what was probably meant by a wrong one. */
    String required(String key, Pattern pattern, String what, UnaryOperator<String> meant) {
        if (broken) {
            return "";
        }
        if (!has(key)) {
            source.problem(
                    Problem.of(name(key) + " is missing").at(place.toString()).fix("add " + name(key) + ": " + what));
            return "";
        }
        return string(key, pattern, what, meant).orElse("");
    }

    /** True or false. */
    public Optional<Boolean> bool(String key) {
        return string(key, Pattern.compile("true|false"), "true or false").map(Boolean::parseBoolean);
    }

    Optional<Integer> number(String key, Bounds bounds) {
        String what = "a whole number from " + bounds.least() + " to " + bounds.most();
        return string(key, Pattern.compile("[0-9]{1,9}"), what)
                .map(Integer::parseInt)
                .filter(value -> {
                    boolean fits = bounds.hold(value);
                    if (!fits) {
                        problem(
                                source.placeOf(values.get(key)),
                                name(key) + " is " + value + ", but must be " + what,
                                "write " + what);
                    }
                    return fits;
                });
    }

    /** A time: {@code 500ms}, {@code 60s}, {@code 5m}, {@code 1h}, {@code 1d}. */
    public Optional<Duration> duration(String key) {
        return string(key, Pattern.compile("[0-9]{1,6}(ms|[smhd])"), "a time such as 60s")
                .map(text -> {
                    int digits = text.replaceAll("[a-z]", "").length();
                    return Duration.of(Long.parseLong(text.substring(0, digits)), UNITS.get(text.substring(digits)));
                });
    }

    /** A size in bytes: {@code 1000}, {@code 64k}, {@code 20m}, {@code 2g}. */
    Optional<Long> bytes(String key) {
        return string(key, Pattern.compile("[0-9]{1,9}[kmg]?"), "a size such as 20m")
                .map(text -> {
                    int unit = "kmg".indexOf(text.charAt(text.length() - 1)) + 1;
                    return Long.parseLong(unit == 0 ? text : text.substring(0, text.length() - 1)) << (10 * unit);
                });
    }

    /** One of an enum's constants, written in lower case with hyphens. */
    public <E extends Enum<E>> Optional<E> choice(String key, Class<E> type) {
        Map<String, E> words = new LinkedHashMap<>();
        for (E constant : type.getEnumConstants()) {
            words.put(constant.name().toLowerCase(Locale.ROOT).replace('_', '-'), constant);
        }
        return string(key).flatMap(value -> {
            if (!words.containsKey(value)) {
                problem(
                        source.placeOf(values.get(key)),
                        name(key) + " is " + quoted(value) + ", but must be one of "
                                + String.join(", ", words.keySet()),
                        NearestWord.of(value, words.keySet())
                                .map(nearest -> "write " + key + ": " + nearest)
                                .orElse("write one of these"));
            }
            return Optional.ofNullable(words.get(value));
        });
    }

    /** A list of scalars that must pass. */
    public List<String> strings(String key, Predicate<String> passes, String what) {
        List<String> texts = strings(key);
        for (int i = 0; i < texts.size(); i++) {
            if (!passes.test(texts.get(i))) {
                Place at = source.placeOf(name(key) + "[" + i + "]").orElse(placeOf(key));
                problem(
                        at,
                        "an item of " + name(key) + " is " + quoted(texts.get(i)) + ", but must be " + what,
                        "write " + what);
            }
        }
        return texts;
    }

    /** A list of scalars; a single scalar counts as a list of one. */
    public List<String> strings(String key) {
        if (!has(key)) {
            return List.of();
        }
        if (values.get(key) instanceof ScalarNode scalar) {
            return List.of(scalar.getValue());
        }
        List<String> texts = new ArrayList<>();
        for (Node item : items(key)) {
            source.stands(name(key) + "[" + texts.size() + "]", source.placeOf(item));
            if (item instanceof ScalarNode scalar && !isNull(item)) {
                texts.add(scalar.getValue());
            } else {
                wrong(item, "an item of " + name(key), TEXT);
            }
        }
        return List.copyOf(texts);
    }

    /** The map below a key; an empty one where the key is absent. */
    public YamlMap map(String key) {
        return has(key) ? of(source, name(key), values.get(key)) : new YamlMap(source, name(key), place);
    }

    /** A list of maps. */
    public List<YamlMap> maps(String key) {
        List<YamlMap> maps = new ArrayList<>();
        for (Node item : items(key)) {
            String name = name(key) + "[" + maps.size() + "]";
            source.stands(name, source.placeOf(item));
            maps.add(of(source, name, item));
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
        Map<String, Object> inherited = new LinkedHashMap<>();
        for (String key : anyKeys()) {
            if (HelmYaml.isMerge(keyNodes.get(key))) {
                inherit(inherited, name(key), values.get(key));
            } else {
                raw.put(HelmYaml.key(keyNodes.get(key)), raw(name(key), values.get(key)));
            }
        }
        inherited.forEach(raw::putIfAbsent);
        return raw;
    }

    private void inherit(Map<String, Object> inherited, String name, Node from) {
        if (from instanceof SequenceNode sequence) {
            sequence.getValue().forEach(item -> inherit(inherited, name, item));
        } else if (from instanceof MappingNode) {
            of(source, name, from).raw().forEach(inherited::putIfAbsent);
        } else {
            wrong(from, name, "a map whose keys are taken over, such as *defaults");
        }
    }

    private Object raw(String name, Node node) {
        if (node instanceof MappingNode) {
            return of(source, name, node).raw();
        }
        if (node instanceof SequenceNode sequence) {
            List<Object> list = new ArrayList<>();
            sequence.getValue().forEach(item -> list.add(raw(name + "[" + list.size() + "]", item)));
            return list;
        }
        String text = ((ScalarNode) node).getValue();
        if (HelmScalar.isNoNumber(text) && node.getTag().equals(Tag.FLOAT)) {
            problem(
                    source.placeOf(node),
                    name + " is " + text + ", which Helm cannot take",
                    "quote it, or write a number");
            return text;
        }
        return HelmYaml.scalar((ScalarNode) node);
    }

    /** Reports the keys that were not asked for. */
    public void close() {
        for (String key : values.keySet()) {
            if (!known.contains(key)) {
                Problem problem = Problem.of("unknown key " + name(key) + "; known are " + known())
                        .at(keys.get(key).toString());
                source.problem(NearestWord.of(key, known)
                        .map(nearest -> problem.fix("write " + nearest))
                        .orElseGet(() -> problem.fix("delete it, or write one of these")));
            }
        }
    }

    /** Whether a key that nobody knows was probably meant to be this one. */
    boolean hasUnknownLike(String key) {
        return values.keySet().stream()
                .anyMatch(typed -> !known.contains(typed)
                        && NearestWord.of(typed, List.of(key)).isPresent());
    }

    /** A problem at the place of this map or of one of its keys. */
    public void problem(Place at, String message, String fix) {
        source.problem(Problem.of(message).at(at.toString()).fix(fix));
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

    private void wrong(Node node, String name, String wanted) {
        String fix = switch (wanted) {
            case "a map" ->
                node instanceof SequenceNode
                        ? "write keys there without hyphens, each as name: value"
                        : "write keys there, each as name: value";
            case "a list" -> "write a list there, each item behind a hyphen";
            case TEXT -> textInPlaceOf(node);
            default -> "write " + wanted + " there";
        };
        problem(source.placeOf(node), name + " is " + kind(node) + ", but must be " + wanted, fix);
    }

    private static String textInPlaceOf(Node node) {
        if (node instanceof MappingNode) {
            return "write one text there, in quotes if it has braces or a colon";
        }
        return node instanceof SequenceNode
                ? "write one text there, without hyphens and brackets"
                : "write a text there";
    }

    private static String kind(Node node) {
        if (node instanceof MappingNode) {
            return "a map";
        }
        if (node instanceof SequenceNode) {
            return "a list";
        }
        return isNull(node) ? "empty" : quoted(((ScalarNode) node).getValue());
    }

    /** A value or key as a message may show it. */
    static String quoted(String value) {
        return "'" + shortened(value) + "'";
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST_SHOWN ? text : text.substring(0, LONGEST_SHOWN) + "…";
    }

    /** The key with all that lead to it: {@code environments.development.replicas}. */
    String name(String key) {
        return path.isEmpty() ? shortened(key) : path + "." + shortened(key);
    }

    private static boolean isNull(Node node) {
        return node instanceof ScalarNode && node.getTag().equals(Tag.NULL);
    }
}
