package io.slipway.release.descriptor;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/** Lays one part of a descriptor over another: maps key by key, everything else in place of what was there. */
final class Layers {

    private Layers() {}

    static Node over(Node upper, Node lower) {
        if (!(upper instanceof MappingNode above) || !(lower instanceof MappingNode below)) {
            return upper;
        }
        Map<String, NodeTuple> tuples = new LinkedHashMap<>();
        List<NodeTuple> all = new ArrayList<>(below.getValue());
        all.addAll(above.getValue());
        for (NodeTuple tuple : all) {
            if (tuple.getKeyNode() instanceof ScalarNode key) {
                tuples.merge(
                        key.getValue(),
                        tuple,
                        (old, fresh) ->
                                new NodeTuple(fresh.getKeyNode(), over(fresh.getValueNode(), old.getValueNode())));
            }
        }
        return new MappingNode(
                above.getTag(),
                true,
                List.copyOf(tuples.values()),
                above.getFlowStyle(),
                above.getStartMark(),
                above.getEndMark());
    }
}
