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
    private static final Pattern VALUE = Pattern.compile("\\$\\{\\{\\s*([\\w.-]+)\\s*}}");

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
        if (matcher.matches() && value(matcher.group(1), names).isPresent()) {
            return value(matcher.group(1), names).get();
        }
        String text = matcher.replaceAll(found -> Matcher.quoteReplacement(value(found.group(1), names)
                .filter(ScalarNode.class::isInstance)
                .map(value -> ((ScalarNode) value).getValue())
                .orElse(found.group())));
        return new ScalarNode(
                scalar.getTag(), true, text, scalar.getScalarStyle(), scalar.getStartMark(), scalar.getEndMark());
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
        condition(expression.get(), tuple.getKeyNode());
        if (tuple.getValueNode() instanceof MappingNode below) {
            below.getValue().forEach(each -> tuple(each, names, into));
        }
    }

    private void item(Node item, Map<String, Node> names, List<Node> into) {
        if (item instanceof MappingNode mapping && mapping.getValue().size() == 1) {
            NodeTuple tuple = mapping.getValue().get(0);
            Optional<Matcher> expression = expression(tuple.getKeyNode());
            if (expression.isPresent() && tuple.getValueNode() instanceof SequenceNode below) {
                items(expression.get(), tuple.getKeyNode(), below, names, into);
                return;
            }
        }
        into.add(follow(item, names));
    }

    private void items(Matcher expression, Node key, SequenceNode below, Map<String, Node> names, List<Node> into) {
        Matcher each = EACH.matcher(expression.group(2));
        boolean loops = expression.group(1).equals("each") && each.matches();
        Optional<Node> over = loops ? value(each.group(3), names) : Optional.empty();
        if (over.isPresent() && over.get() instanceof SequenceNode list) {
            for (Node value : list.getValue()) {
                Map<String, Node> inner = new HashMap<>(names);
                inner.put(each.group(1), value);
                below.getValue().forEach(item -> item(item, inner, into));
            }
            return;
        }
        condition(expression, key);
        below.getValue().forEach(item -> item(item, names, into));
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
