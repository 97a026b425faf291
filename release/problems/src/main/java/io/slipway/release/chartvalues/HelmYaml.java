package io.slipway.release.chartvalues;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * Values of a chart as Helm reads them, so that what is copied out of a {@code values.yaml} or a manifest means the same
 * below {@code values:} and in a preset as with {@code helm -f}. {@link HelmScalar} has the rules of scalars.
 */
public final class HelmYaml {

    private static final String MERGE = "<<";

    /** Parts of a document after its aliases were followed, unless it has as many without them. */
    private static final long MOST_PARTS = 1_000_000;

    private HelmYaml() {}

    /**
     * The values in a file.
     *
     * @param label of the file, for messages
     * @return the map in it; empty when it holds something else
     * @throws YamlEngineException when it is not YAML, or aliases make more of it than Helm takes
     */
    public static Optional<Map<String, Object>> parse(String text, String label) {
        LoadSettings settings = LoadSettings.builder()
                .setLabel(label)
                .setAllowNonScalarKeys(true)
                .build();
        Optional<Node> root = new Compose(settings).composeString(text);
        if (root.isEmpty()) {
            return Optional.of(Map.of());
        }
        refuseMultiplied(root.get());
        return root.filter(MappingNode.class::isInstance).map(node -> map((MappingNode) node));
    }

    /** An alias stands for all that its anchor holds: a few lines can hold more than any memory. */
    private static void refuseMultiplied(Node root) {
        Map<Node, Long> parts = new IdentityHashMap<>();
        long all = parts(root, parts);
        if (all > MOST_PARTS && all > parts.size()) {
            throw new YamlEngineException("its aliases repeat too much");
        }
    }

    private static long parts(Node node, Map<Node, Long> known) {
        Long before = known.get(node);
        if (before != null) {
            if (before == 0) {
                throw new YamlEngineException("an alias stands in what it is an alias of");
            }
            return before;
        }
        known.put(node, 0L);
        long parts = 1;
        if (node instanceof MappingNode mapping) {
            for (NodeTuple tuple : mapping.getValue()) {
                parts = sum(sum(parts, parts(tuple.getKeyNode(), known)), parts(tuple.getValueNode(), known));
            }
        } else if (node instanceof SequenceNode sequence) {
            for (Node item : sequence.getValue()) {
                parts = sum(parts, parts(item, known));
            }
        }
        known.put(node, parts);
        return parts;
    }

    /** Never overflows; no file has as many parts of its own. */
    private static long sum(long some, long more) {
        return Math.min(some + more, Integer.MAX_VALUE);
    }

    /** What Helm would read at that place: maps, lists, texts, numbers, booleans and null. */
    static Object value(Node node) {
        if (node instanceof MappingNode mapping) {
            return map(mapping);
        }
        if (node instanceof SequenceNode sequence) {
            List<Object> list = new ArrayList<>();
            sequence.getValue().forEach(item -> list.add(value(item)));
            return list;
        }
        return scalar((ScalarNode) node);
    }

    /** What Helm would read for a text that is no map and no list. */
    public static Object scalar(ScalarNode node) {
        return isPlain(node) ? HelmScalar.read(node.getValue()) : node.getValue();
    }

    private static Map<String, Object> map(MappingNode node) {
        Map<String, Object> map = new LinkedHashMap<>();
        Map<String, Object> inherited = new LinkedHashMap<>();
        for (NodeTuple tuple : node.getValue()) {
            if (isMerge(tuple.getKeyNode())) {
                merge(inherited, tuple.getValueNode());
            } else {
                map.put(key(tuple.getKeyNode()), value(tuple.getValueNode()));
            }
        }
        inherited.forEach(map::putIfAbsent);
        return map;
    }

    /** Of several, the first one that has a key decides. */
    private static void merge(Map<String, Object> inherited, Node from) {
        if (from instanceof MappingNode mapping) {
            map(mapping).forEach(inherited::putIfAbsent);
        } else if (from instanceof SequenceNode sequence) {
            sequence.getValue().forEach(item -> merge(inherited, item));
        }
    }

    /** Whether a key stands for the keys of another map. */
    public static boolean isMerge(Node key) {
        return key instanceof ScalarNode scalar && isPlain(scalar) && MERGE.equals(scalar.getValue());
    }

    /** JSON has texts for keys: {@code on:} is the key {@code true}, and {@code 0x10:} is {@code 16}. */
    public static String key(Node node) {
        return node instanceof ScalarNode scalar ? keyText(scalar) : String.valueOf(value(node));
    }

    private static String keyText(ScalarNode node) {
        Object value = scalar(node);
        // Of a fraction, Go writes as many digits as a short float has; nobody names a key so.
        return value instanceof Boolean || value instanceof Long ? value.toString() : node.getValue();
    }

    /** Neither quoted, nor a block, nor tagged as text: only then does Helm look for something else in it. */
    private static boolean isPlain(ScalarNode node) {
        boolean text = node.getTag().equals(Tag.STR)
                && node.getStartMark().map(HelmYaml::isTagged).orElse(false);
        return node.getScalarStyle() == ScalarStyle.PLAIN && !text;
    }

    /** The node does not tell whether its tag was written, or found by the other rules of YAML 1.2; its place does. */
    private static boolean isTagged(Mark mark) {
        int[] text = mark.getBuffer();
        int at = mark.getPointer();
        if (at < text.length && text[at] == '&') {
            while (at < text.length && text[at] > ' ') {
                at++;
            }
            while (at < text.length && text[at] == ' ') {
                at++;
            }
        }
        return at < text.length && text[at] == '!';
    }
}
