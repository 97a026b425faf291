package io.slipway.release.descriptor;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * Adds an item to a list of a YAML text and leaves everything else as it was typed: comments, quotes, flow and block style.
 * Keys on the way to the list that are missing are added too.
 *
 * <pre>
 * nginx: {preset: office}   →   nginx: {preset: office, policy: {sources: {img-src: ["https://cdn.example.com"]}}}
 * </pre>
 */
public final class ListInsertion {

    private final String text;
    private final List<String> keys;
    private final String item;

    private ListInsertion(String text, List<String> keys, String item) {
        this.text = text;
        this.keys = keys;
        this.item = '"' + item.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    /**
     * The text with the item in it; empty where a person has to write it, as there is a list by alias or another value.
     *
     * @param keys from the root to the list
     */
    public static Optional<String> into(String text, List<String> keys, String item) {
        return YamlTree.parse(new YamlSource(""), text)
                .flatMap(root -> new ListInsertion(text, keys, item).below(root, 0));
    }

    private Optional<String> below(Node node, int depth) {
        if (depth == keys.size()) {
            return node instanceof SequenceNode list ? item(list) : besideOne(node);
        }
        if (!(node instanceof MappingNode map)) {
            return Optional.empty();
        }
        for (NodeTuple entry : map.getValue()) {
            if (entry.getKeyNode() instanceof ScalarNode key && key.getValue().equals(keys.get(depth))) {
                Node value = entry.getValueNode();
                return isNothing(value) ? instead(key, value, depth + 1) : below(value, depth + 1);
            }
        }
        return isFlow(map.getFlowStyle()) ? inBraces(map, depth) : asBlock(map, depth);
    }

    private static boolean isNothing(Node value) {
        return value instanceof ScalarNode scalar
                && scalar.getScalarStyle() == ScalarStyle.PLAIN
                && scalar.getValue().isEmpty();
    }

    /** A key without a value gets one, in its own line. */
    private Optional<String> instead(ScalarNode key, Node value, int depth) {
        return value.getStartMark().flatMap(ignored -> key.getEndMark()).flatMap(mark -> {
            int colon = text.indexOf(':', offset(mark));
            return colon < 0 ? Optional.empty() : Optional.of(inserted(colon + 1, " " + flow(depth)));
        });
    }

    private Optional<String> inBraces(MappingNode map, int depth) {
        return map.getEndMark()
                .map(mark -> inserted(
                        offset(mark) - 1,
                        (map.getValue().isEmpty() ? "" : ", ") + keys.get(depth) + ": " + flow(depth + 1)));
    }

    private Optional<String> asBlock(MappingNode map, int depth) {
        return map.getStartMark().map(mark -> afterLine(lastOf(map), blockOf(depth, mark.getColumn())));
    }

    private Optional<String> item(SequenceNode list) {
        if (isFlow(list.getFlowStyle())) {
            return list.getEndMark()
                    .map(mark -> inserted(offset(mark) - 1, (list.getValue().isEmpty() ? "" : ", ") + item));
        }
        return list.getStartMark()
                .map(mark -> afterLine(lastOf(list), " ".repeat(mark.getColumn()) + "- " + item + "\n"));
    }

    /** A single item may stand without brackets. */
    private Optional<String> besideOne(Node node) {
        if (!(node instanceof ScalarNode scalar)
                || scalar.getScalarStyle() == ScalarStyle.LITERAL
                || scalar.getScalarStyle() == ScalarStyle.FOLDED) {
            return Optional.empty();
        }
        return scalar.getStartMark()
                .flatMap(start -> scalar.getEndMark()
                        .map(end -> text.substring(0, offset(start))
                                + "[" + text.substring(offset(start), offset(end)) + ", " + item + "]"
                                + text.substring(offset(end))));
    }

    private static boolean isFlow(FlowStyle style) {
        return style == FlowStyle.FLOW;
    }

    /** What stands below a key, on one line. */
    private String flow(int depth) {
        StringBuilder flow = new StringBuilder();
        for (String key : keys.subList(depth, keys.size())) {
            flow.append('{').append(key).append(": ");
        }
        return flow.append('[').append(item).append(']') + "}".repeat(keys.size() - depth);
    }

    private String blockOf(int depth, int column) {
        StringBuilder block = new StringBuilder();
        for (int each = depth; each < keys.size(); each++) {
            block.append(" ".repeat(column + 2 * (each - depth)))
                    .append(keys.get(each))
                    .append(each == keys.size() - 1 ? ": [" + item + "]\n" : ":\n");
        }
        return block.toString();
    }

    /** The last scalar or flow collection; the end of a block is only known to lie somewhere behind it. */
    private static Node lastOf(Node node) {
        List<Node> children = new ArrayList<>();
        if (node instanceof MappingNode map && !isFlow(map.getFlowStyle())) {
            map.getValue().forEach(entry -> {
                children.add(entry.getKeyNode());
                children.add(entry.getValueNode());
            });
        } else if (node instanceof SequenceNode list && !isFlow(list.getFlowStyle())) {
            children.addAll(list.getValue());
        }
        return children.isEmpty() ? node : lastOf(children.get(children.size() - 1));
    }

    private String afterLine(Node last, String lines) {
        int end = last.getEndMark().map(this::offset).orElse(text.length());
        boolean atLineStart = end > 0 && text.charAt(end - 1) == '\n';
        int feed = atLineStart ? end - 1 : text.indexOf('\n', end);
        return feed < 0 ? text + "\n" + lines : inserted(feed + 1, lines);
    }

    private String inserted(int offset, String more) {
        return text.substring(0, offset) + more + text.substring(offset);
    }

    /** Marks count code points. */
    private int offset(Mark mark) {
        return text.offsetByCodePoints(0, mark.getIndex());
    }
}
