package io.slipway.release.descriptor;

import io.slipway.release.problems.Problem;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Checks the order of promotion: {@code after} names environments that exist, and leads round in no circle. */
final class PromotionOrder {

    private final YamlSource source;
    private final Map<String, Environment> environments;

    PromotionOrder(YamlSource source, Map<String, Environment> environments) {
        this.source = source;
        this.environments = environments;
    }

    void check() {
        environments.values().forEach(this::refuseUnknown);
        refuseCircle();
    }

    private void refuseUnknown(Environment environment) {
        for (String name : environment.after()) {
            if (!environments.containsKey(name)) {
                Problem problem = Problem.of("environment " + environment.name() + " comes after " + name
                                + ", which does not exist; known environments: "
                                + String.join(", ", environments.keySet()))
                        .at(place(environment));
                source.problem(NearestWord.of(name, environments.keySet())
                        .map(word -> problem.fix("write after: " + word))
                        .orElseGet(() -> problem.fix("add that environment, or write one of these")));
            }
        }
    }

    /** What is left once everything that comes after nothing is taken away, again and again, is in a circle or behind one. */
    private void refuseCircle() {
        Set<String> left = new LinkedHashSet<>(environments.keySet());
        boolean going = true;
        while (going) {
            going = left.removeIf(name -> previous(name, left).isEmpty());
        }
        if (left.isEmpty()) {
            return;
        }
        Set<String> way = new LinkedHashSet<>();
        String name = left.iterator().next();
        while (way.add(name)) {
            name = previous(name, left).get(0);
        }
        List<String> circle = new ArrayList<>(way);
        circle = circle.subList(circle.indexOf(name), circle.size());
        source.problem(Problem.of("environment " + name + " comes after itself: " + String.join(" after ", circle)
                        + " after " + name)
                .at(place(environments.get(name)))
                .fix("delete one after: of this cycle"));
    }

    private List<String> previous(String name, Set<String> among) {
        return environments.get(name).after().stream().filter(among::contains).toList();
    }

    private String place(Environment environment) {
        return source.placeOf("environments." + environment.name() + ".after")
                .orElse(environment.place())
                .toString();
    }
}
