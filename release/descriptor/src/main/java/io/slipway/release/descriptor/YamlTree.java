package io.slipway.release.descriptor;

import io.slipway.release.problems.Problem;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.schema.CoreSchema;

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

    /** The root node of a text; empty and the reason with the source's problems when there is none. */
    static Optional<Node> parse(YamlSource source, String text) {
        return parse(source, text, "write keys into it, each as name: value");
    }

    /** @param ifEmpty what to do where the file has nothing in it */
    static Optional<Node> parse(YamlSource source, String text, String ifEmpty) {
        String file = source.file();
        if (text.length() > LARGEST) {
            source.problem(tooLarge(file));
            return Optional.empty();
        }
        LoadSettings settings = LoadSettings.builder()
                .setLabel(file)
                .setSchema(new CoreSchema())
                .setCodePointLimit(LARGEST)
                .setMaxAliasesForCollections(MOST_ALIASES)
                // Refused by YamlMap, which says where they stand.
                .setAllowNonScalarKeys(true)
                .build();
        try {
            // The composer recurses, so depth is counted on the flat events before it may run.
            Optional<Problem> beyond = beyondLimits(file, new Parse(settings).parseString(text));
            beyond.ifPresent(source::problem);
            Optional<Node> root = beyond.isPresent() ? Optional.empty() : new Compose(settings).composeString(text);
            if (root.isEmpty() && beyond.isEmpty()) {
                source.problem(Problem.of("the file is empty").at(file + ":1:1").fix(ifEmpty));
            }
            return root;
        } catch (MarkedYamlEngineException e) {
            source.problem(notYaml(file, e));
        } catch (ReaderException e) {
            String character = String.format("U+%04X", e.getCodePoint());
            source.problem(Problem.of("not valid YAML: the character " + character + " may not stand in it")
                    .at(Place.of(file, text, e.getPosition()).toString())
                    .fix("delete it"));
        } catch (YamlEngineException e) {
            source.problem(Problem.of("not valid YAML: " + e.getMessage().strip())
                    .at(file)
                    .fix(YamlMistake.remedy(e.getMessage())));
        }
        return Optional.empty();
    }

    private static Problem notYaml(String file, MarkedYamlEngineException e) {
        Optional<Place> began = e.getContextMark().map(mark -> Place.of(file, mark));
        String at = e.getProblemMark()
                .map(mark -> Place.of(file, mark))
                .or(() -> began)
                .map(Place::toString)
                .orElse(file);
        String context = Optional.ofNullable(e.getContext())
                .filter(text -> began.isPresent())
                .map(text -> " " + text + " that begins at line " + began.get().line())
                .orElse("");
        // Of another document the parser says first what it expected, then: but found.
        String said = e.getProblem().startsWith("but ")
                ? (context.isEmpty() ? e.getProblem() : context.strip() + ", " + e.getProblem())
                : e.getProblem() + context;
        return Problem.of("not valid YAML: " + said)
                .at(at)
                .fix(YamlMistake.remedy(e.getProblem() + " " + e.getContext()));
    }

    static Problem tooLarge(String file) {
        return Problem.of("the file is larger than " + LARGEST / 1024 + " KiB")
                .at(file)
                .fix("keep data that large out of it: the app can load it from a file of its own");
    }

    private static Optional<Problem> beyondLimits(String file, Iterable<Event> events) {
        Weights weights = new Weights();
        for (Event event : events) {
            Optional<String> broken = weights.add(event);
            if (broken.isPresent()) {
                String at = event.getStartMark()
                        .map(mark -> Place.of(file, mark).toString())
                        .orElse(file);
                return Optional.of(Problem.of(broken.get()).at(at).fix("write it flatter, without aliases"));
            }
        }
        return Optional.empty();
    }

    /** Counts what a document would grow to: an alias stands for all that its anchor holds, and they multiply. */
    private static final class Weights {

        private record Open(Optional<Anchor> anchor, long weight) {}

        private final Map<Anchor, Long> anchored = new HashMap<>();
        private final Deque<Open> open = new ArrayDeque<>();
        private int aliases;
        private long weight;

        /** What is broken by that event. */
        Optional<String> add(Event event) {
            weight++;
            if (event instanceof CollectionStartEvent start) {
                open.push(new Open(start.getAnchor(), weight));
            } else if (event instanceof CollectionEndEvent) {
                Open closed = open.pop();
                long held = weight - closed.weight();
                closed.anchor().ifPresent(anchor -> anchored.put(anchor, held));
            } else if (event instanceof AliasEvent alias) {
                return alias(alias.getAlias());
            }
            return open.size() > DEEPEST
                    ? Optional.of("maps and lists are nested deeper than " + DEEPEST)
                    : Optional.empty();
        }

        private Optional<String> alias(Anchor name) {
            aliases++;
            weight += anchored.getOrDefault(name, 0L);
            if (open.stream()
                    .anyMatch(around -> around.anchor().filter(name::equals).isPresent())) {
                return Optional.of("the alias *" + name + " stands in what it is an alias of");
            }
            return aliases > MOST_ALIASES || weight > LARGEST
                    ? Optional.of("aliases repeat too much")
                    : Optional.empty();
        }
    }
}
