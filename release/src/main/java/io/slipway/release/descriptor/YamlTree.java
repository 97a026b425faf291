package io.slipway.release.descriptor;

import io.slipway.release.Problem;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;

/**
 * Parses one YAML 1.2 document into nodes that know their place, within limits that no honest descriptor reaches.
 *
 * <p>Tags create no objects: only maps, lists and scalars are read.
 */
final class YamlTree {

    /** Characters of a file. */
    static final int LARGEST = 1024 * 1024;

    /** Maps and lists in one another. */
    static final int DEEPEST = 32;

    /** Aliases ({@code *name}) in a file. */
    static final int MOST_ALIASES = 64;

    private YamlTree() {}

    /** The root node of a text; empty and the reason in {@code problems} when there is none. */
    static Optional<Node> parse(String file, String text, List<Problem> problems) {
        if (text.length() > LARGEST) {
            problems.add(Problem.of("the file is larger than " + LARGEST / 1024 + " KiB")
                    .at(file));
            return Optional.empty();
        }
        LoadSettings settings = LoadSettings.builder()
                .setLabel(file)
                .setAllowDuplicateKeys(false)
                .setCodePointLimit(LARGEST)
                .setMaxAliasesForCollections(MOST_ALIASES)
                .build();
        try {
            // The composer recurses, so depth is counted on the flat events before it may run.
            if (!withinLimits(file, new Parse(settings).parseString(text), problems)) {
                return Optional.empty();
            }
            Optional<Node> root = new Compose(settings).composeString(text);
            if (root.isEmpty()) {
                problems.add(Problem.of("the file is empty")
                        .at(file)
                        .fix("write app and environments into it, or let `slipway init` do it"));
            }
            return root;
        } catch (MarkedYamlEngineException e) {
            String at = e.getProblemMark()
                    .map(mark -> Place.of(file, mark).toString())
                    .orElse(file);
            problems.add(Problem.of("not valid YAML: " + e.getProblem()).at(at));
            return Optional.empty();
        } catch (YamlEngineException e) {
            problems.add(Problem.of("not valid YAML: " + e.getMessage().strip()).at(file));
            return Optional.empty();
        }
    }

    private static boolean withinLimits(String file, Iterable<Event> events, List<Problem> problems) {
        int depth = 0;
        int aliases = 0;
        // An alias stands for all that its anchor holds, so aliases in anchors multiply: their weight is what counts.
        Map<String, Integer> weights = new HashMap<>();
        Deque<Open> open = new ArrayDeque<>();
        long weight = 0;
        for (Event event : events) {
            weight++;
            if (event instanceof CollectionStartEvent start) {
                depth++;
                open.push(new Open(start.getAnchor().map(Object::toString), weight));
            } else if (event instanceof CollectionEndEvent) {
                depth--;
                Open closed = open.pop();
                long held = weight - closed.weight();
                closed.anchor().ifPresent(anchor -> weights.put(anchor, (int) Math.min(held, Integer.MAX_VALUE)));
            } else if (event instanceof AliasEvent alias) {
                aliases++;
                weight += weights.getOrDefault(alias.getAlias().toString(), 0);
            }
            String broken = depth > DEEPEST
                    ? "maps and lists are nested deeper than " + DEEPEST
                    : aliases > MOST_ALIASES || weight > LARGEST ? "aliases repeat too much" : "";
            if (!broken.isEmpty()) {
                String at = event.getStartMark()
                        .map(mark -> Place.of(file, mark).toString())
                        .orElse(file);
                problems.add(Problem.of(broken).at(at));
                return false;
            }
        }
        return true;
    }

    private record Open(Optional<String> anchor, long weight) {}
}
