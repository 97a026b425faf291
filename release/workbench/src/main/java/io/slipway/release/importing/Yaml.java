package io.slipway.release.importing;

import io.slipway.release.descriptor.Place;
import io.slipway.release.descriptor.YamlFile;
import java.nio.file.Path;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * A part of a YAML or JSON file that others wrote: a missing key reads as empty, and nothing is refused.
 *
 * @param node empty for a part that is not there
 * @param read the scalars of the file that somebody asked for
 */
record Yaml(Path file, Optional<Node> node, Set<Node> read) {

    Yaml(Path file, Optional<Node> node) {
        this(file, node, Collections.newSetFromMap(new IdentityHashMap<>()));
    }

    static Yaml read(Path file) {
        return new Yaml(file, Optional.of(YamlFile.read(file, "name the pipeline's file")));
    }

    /** The part below a key, whatever its case. */
    Yaml at(String key) {
        return entries().entrySet().stream()
                .filter(entry -> entry.getKey().equalsIgnoreCase(key))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(new Yaml(file, Optional.empty(), read));
    }

    /** The parts below all keys, in the order of the file. */
    Map<String, Yaml> entries() {
        Map<String, Yaml> entries = new LinkedHashMap<>();
        if (node.isPresent() && node.get() instanceof MappingNode mapping) {
            for (NodeTuple tuple : mapping.getValue()) {
                if (tuple.getKeyNode() instanceof ScalarNode key) {
                    entries.put(key.getValue(), new Yaml(file, Optional.of(tuple.getValueNode()), read));
                }
            }
        }
        return entries;
    }

    /** The items of a list. */
    List<Yaml> items() {
        return node.isPresent() && node.get() instanceof SequenceNode sequence
                ? sequence.getValue().stream()
                        .map(item -> new Yaml(file, Optional.of(item), read))
                        .toList()
                : List.of();
    }

    /** A scalar as it is written, which is then accounted for. */
    Optional<String> text() {
        node.ifPresent(read::add);
        return node.filter(ScalarNode.class::isInstance)
                .filter(scalar -> !scalar.getTag().equals(Tag.NULL))
                .map(scalar -> ((ScalarNode) scalar).getValue());
    }

    /** A scalar without accounting for it; empty where there is none. */
    String peek(String key) {
        return at(key).node
                .filter(ScalarNode.class::isInstance)
                .map(scalar -> ((ScalarNode) scalar).getValue())
                .orElse("");
    }

    /** Accounts for everything at and below this part: it is in the output or was listed. */
    void account() {
        node.ifPresent(this::account);
    }

    private void account(Node found) {
        read.add(found);
        if (found instanceof MappingNode mapping) {
            mapping.getValue().forEach(tuple -> account(tuple.getValueNode()));
        } else if (found instanceof SequenceNode sequence) {
            sequence.getValue().forEach(this::account);
        }
    }

    boolean isThere() {
        return node.isPresent();
    }

    Place place() {
        return node.map(found -> YamlFile.place(file, found)).orElse(new Place(file.toString(), 1, 1));
    }
}
