package io.slipway.release.importing;

import io.slipway.release.descriptor.YamlFile;
import io.slipway.release.problems.Problem;
import io.slipway.release.problems.SlipwayException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * Follows the template expressions of a pipeline as far as its text tells: parameters have their defaults, loops over
 * them are unrolled, and what stands below a condition is read as if it held. Each condition and each loop that is not
 * followed is listed.
 */
final class TemplateExpressions {

    /** Nodes that loops may make; no honest pipeline comes near. */
    private static final int MOST_NODES = 50_000;

    private static final Pattern KEY = Pattern.compile("(?s)\\$\\{\\{\\s*(if|elseif|else|each|insert)\\b(.*?)}}\\s*");
    private static final Pattern EACH = Pattern.compile("(?s)\\s*(\\w+)(?:\\s*,\\s*(\\w+))?\\s+in\\s+(.*?)\\s*");
    private static final Pattern VALUE =
            Pattern.compile("\\$\\{\\{\\s*([\\w.-]+(?:\\['[^']+'])?(?:\\.[\\w.-]+)?)\\s*}}");
    private static final Pattern INDEX = Pattern.compile("\\['([^']+)']");
    private static final String VARIABLES = "variables.";

    private final Path file;
    private final AzurePipeline pipeline;
    private int nodes;

    private TemplateExpressions(Path file, AzurePipeline pipeline) {
        this.file = file;
        this.pipeline = pipeline;
    }

    static Yaml followed(Yaml root, AzurePipeline pipeline) {
        if (root.node().isEmpty()) {
            return root;
        }
        TemplateExpressions expressions = new TemplateExpressions(root.file(), pipeline);
        Map<String, Node> names = new HashMap<>();
        for (Yaml parameter : root.at("parameters").items()) {
            parameter
                    .at("name")
                    .text()
                    .ifPresent(name ->
                            parameter.at("default").node().ifPresent(value -> names.put("parameters." + name, value)));
        }
        root.at("parameters")
                .entries()
                .forEach((name, value) -> value.node().ifPresent(node -> names.put("parameters." + name, node)));
        return new Yaml(root.file(), Optional.of(expressions.follow(root.node().get(), names)));
    }

    private Node follow(Node node, Map<String, Node> names) {
        if (++nodes > MOST_NODES) {
            throw SlipwayException.usage(Problem.of("the loops of the pipeline make more than " + MOST_NODES + " parts")
                    .at(YamlFile.place(file, node).toString()));
        }
        if (node instanceof MappingNode mapping && isListOfExpressions(mapping)) {
            List<Node> items = new ArrayList<>();
            mapping.getValue().forEach(tuple -> items(tuple, names, items));
            return new SequenceNode(
                    Tag.SEQ, true, items, mapping.getFlowStyle(), node.getStartMark(), node.getEndMark());
        }
        if (node instanceof MappingNode mapping) {
            List<NodeTuple> tuples = new ArrayList<>();
            mapping.getValue().forEach(tuple -> tuple(tuple, names, tuples));
            return new MappingNode(
                    node.getTag(), true, tuples, mapping.getFlowStyle(), node.getStartMark(), node.getEndMark());
        }
        if (node instanceof SequenceNode sequence) {
            List<Node> items = new ArrayList<>();
            sequence.getValue().forEach(item -> item(item, names, items));
            return new SequenceNode(
                    node.getTag(), true, items, sequence.getFlowStyle(), node.getStartMark(), node.getEndMark());
        }
        return node instanceof ScalarNode scalar ? scalar(scalar, names) : node;
    }

    private Node scalar(ScalarNode scalar, Map<String, Node> names) {
        Matcher matcher = VALUE.matcher(scalar.getValue());
        if (matcher.matches() && value(path(matcher.group(1)), names).isPresent()) {
            return value(path(matcher.group(1)), names).get();
        }
        String text = matcher.replaceAll(found -> Matcher.quoteReplacement(value(path(found.group(1)), names)
                .filter(ScalarNode.class::isInstance)
                .map(value -> ((ScalarNode) value).getValue())
                .orElseGet(() -> reference(found.group(), path(found.group(1))))));
        return new ScalarNode(
                scalar.getTag(), true, text, scalar.getScalarStyle(), scalar.getStartMark(), scalar.getEndMark());
    }

    /** {@code parameters['x']} is {@code parameters.x}. */
    private static String path(String written) {
        return INDEX.matcher(written).replaceAll(".$1");
    }

    /** A variable that is asked for early has the same value later. */
    private static String reference(String written, String path) {
        return path.startsWith(VARIABLES) ? "$(" + path.substring(VARIABLES.length()) + ")" : written;
    }

    /** {@code parameters.x} or {@code item.key}. */
    private Optional<Node> value(String path, Map<String, Node> names) {
        if (names.containsKey(path)) {
            return Optional.of(names.get(path));
        }
        int dot = path.lastIndexOf('.');
        return dot < 0
                ? Optional.empty()
                : value(path.substring(0, dot), names)
                        .flatMap(node -> new Yaml(file, Optional.of(node))
                                .at(path.substring(dot + 1))
                                .node());
    }

    private void tuple(NodeTuple tuple, Map<String, Node> names, List<NodeTuple> into) {
        Optional<Matcher> expression = expression(tuple.getKeyNode());
        if (expression.isEmpty()) {
            into.add(new NodeTuple(follow(tuple.getKeyNode(), names), follow(tuple.getValueNode(), names)));
            return;
        }
        for (Map<String, Node> inner : turns(expression.get(), tuple.getKeyNode(), names)) {
            // A parameter may hold the map that is put here.
            Node below =
                    tuple.getValueNode() instanceof ScalarNode scalar ? scalar(scalar, inner) : tuple.getValueNode();
            if (below instanceof MappingNode map) {
                map.getValue().forEach(each -> tuple(each, inner, into));
            } else {
                into.add(new NodeTuple(tuple.getKeyNode(), follow(below, inner)));
            }
        }
    }

    private void item(Node item, Map<String, Node> names, List<Node> into) {
        if (item instanceof MappingNode mapping && isListOfExpressions(mapping)) {
            mapping.getValue().forEach(tuple -> items(tuple, names, into));
            return;
        }
        Node followed = follow(item, names);
        if (item instanceof ScalarNode && followed instanceof SequenceNode list) {
            // A parameter that holds steps or stages stands for all of them.
            into.addAll(list.getValue());
        } else {
            into.add(followed);
        }
    }

    /** Whether all keys are expressions and all values lists: {@code if} and {@code else} of one item. */
    private static boolean isListOfExpressions(MappingNode mapping) {
        return !mapping.getValue().isEmpty()
                && mapping.getValue().stream()
                        .allMatch(tuple -> expression(tuple.getKeyNode()).isPresent()
                                && tuple.getValueNode() instanceof SequenceNode);
    }

    private void items(NodeTuple tuple, Map<String, Node> names, List<Node> into) {
        SequenceNode below = (SequenceNode) tuple.getValueNode();
        for (Map<String, Node> inner : turns(expression(tuple.getKeyNode()).orElseThrow(), tuple.getKeyNode(), names)) {
            below.getValue().forEach(item -> item(item, inner, into));
        }
    }

    /** The names that hold in each turn of a loop; one turn for a condition, and for a loop over what is not known. */
    private List<Map<String, Node>> turns(Matcher expression, Node key, Map<String, Node> names) {
        Matcher each = EACH.matcher(expression.group(2));
        boolean loops = expression.group(1).equals("each") && each.matches();
        Optional<Node> over = loops ? value(path(each.group(3)), names) : Optional.empty();
        if (over.isPresent() && over.get() instanceof SequenceNode list) {
            return list.getValue().stream()
                    .map(value -> with(names, Map.of(each.group(1), value)))
                    .toList();
        }
        if (over.isPresent() && over.get() instanceof MappingNode map) {
            return map.getValue().stream()
                    .map(pair -> with(
                            names,
                            Map.of(
                                    each.group(1) + ".key", pair.getKeyNode(),
                                    each.group(1) + ".value", pair.getValueNode())))
                    .toList();
        }
        if (!expression.group(1).equals("insert")) {
            condition(expression, key);
        }
        return List.of(names);
    }

    private static Map<String, Node> with(Map<String, Node> names, Map<String, Node> more) {
        Map<String, Node> inner = new HashMap<>(names);
        inner.putAll(more);
        return inner;
    }

    private static Optional<Matcher> expression(Node key) {
        if (key instanceof ScalarNode scalar) {
            Matcher matcher = KEY.matcher(scalar.getValue());
            return matcher.matches() ? Optional.of(matcher) : Optional.empty();
        }
        return Optional.empty();
    }

    private void condition(Matcher expression, Node key) {
        boolean loop = expression.group(1).equals("each");
        pipeline.skip(
                YamlFile.place(file, key),
                (loop ? "the loop " : "the condition ")
                        + ((ScalarNode) key).getValue().strip(),
                loop
                        ? "what is below it was read once; repeat it for each value"
                        : "what is below it was read as if it held; delete what should not be there");
    }
}
