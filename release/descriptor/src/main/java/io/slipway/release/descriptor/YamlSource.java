package io.slipway.release.descriptor;

import io.slipway.release.problems.Problem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.nodes.Node;

/** One YAML file while it is read: what was wrong so far, and where each key stands. */
final class YamlSource {

    /** More would hide the first ones, which are mostly the cause of the others. */
    static final int MOST_PROBLEMS = 50;

    private final String file;
    private final List<Problem> problems = new ArrayList<>();
    private final Map<String, Place> places = new HashMap<>();

    /** @param file as the user named it */
    YamlSource(String file) {
        this.file = file;
    }

    String file() {
        return file;
    }

    void problem(Problem problem) {
        problems.add(problem);
    }

    /** Notes where the key of that path stands. */
    void stands(String path, Place place) {
        places.putIfAbsent(path, place);
    }

    Place placeOf(Node node) {
        return node.getStartMark().map(mark -> Place.of(file, mark)).orElse(new Place(file, 1, 1));
    }

    Optional<Place> placeOf(String path) {
        return Optional.ofNullable(places.get(path));
    }

    Map<String, Place> places() {
        return Map.copyOf(places);
    }

    boolean isSound() {
        return problems.isEmpty();
    }

    /** What was wrong, in the order of the file; the rest is counted. */
    List<Problem> problems() {
        if (problems.size() <= MOST_PROBLEMS) {
            return List.copyOf(problems);
        }
        List<Problem> first = new ArrayList<>(problems.subList(0, MOST_PROBLEMS));
        first.add(Problem.of("there are " + (problems.size() - MOST_PROBLEMS) + " more problems")
                .at(file)
                .fix("put these right first"));
        return first;
    }
}
