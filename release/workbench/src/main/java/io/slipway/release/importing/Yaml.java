package io.slipway.release.importing;

import io.slipway.release.descriptor.Place;
import io.slipway.release.descriptor.YamlFile;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * A part of a YAML or JSON file of somebody else's making: what is asked for and not there is empty, and nothing is refused.
 *
 * @param node empty for a part that is not there
 */
record Yaml(Path file, Optional<Node> node) {

    static Yaml read(Path file) {
        return new Yaml(file, Optional.of(YamlFile.read(file, "name the pipeline's file")));
    }

    /** The part below a key, whatever its case. */
    Yaml at(String key) {
        return entries().entrySet().stream()
                .filter(entry -> entry.getKey().equalsIgnoreCase(key))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(new Yaml(file, Optional.empty()));
    }

    /** The parts below all keys, in the order of the file. */
    Map<String, Yaml> entries() {
        Map<String, Yaml> entries = new LinkedHashMap<>();
        if (node.isPresent() && node.get() instanceof MappingNode mapping) {
            for (NodeTuple tuple : mapping.getValue()) {
                if (tuple.getKeyNode() instanceof ScalarNode key) {
                    entries.put(key.getValue(), new Yaml(file, Optional.of(tuple.getValueNode())));
                }
            }
        }
        return entries;
    }

    /** The items of a list. */
    List<Yaml> items() {
        return node.isPresent() && node.get() instanceof SequenceNode sequence
                ? sequence.getValue().stream()
                        .map(item -> new Yaml(file, Optional.of(item)))
                        .toList()
                : List.of();
    }

    /** A scalar as it is written. */
    Optional<String> text() {
        return node.filter(ScalarNode.class::isInstance)
                .filter(scalar -> !scalar.getTag().equals(Tag.NULL))
                .map(scalar -> ((ScalarNode) scalar).getValue());
    }

    boolean isThere() {
        return node.isPresent();
    }

    Place place() {
        return node.map(found -> YamlFile.place(file, found)).orElse(new Place(file.toString(), 1, 1));
    }
}
