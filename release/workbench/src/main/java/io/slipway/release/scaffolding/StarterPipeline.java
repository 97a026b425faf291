package io.slipway.release.scaffolding;

import io.slipway.release.descriptor.Descriptor;
import io.slipway.release.descriptor.Environment;
import io.slipway.release.descriptor.Image;
import io.slipway.release.projects.Project;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * Writes the Jenkinsfile of an app. Where the descriptor says by {@code after} how its environments follow each other, one step
 * delivers to all of them; otherwise there is a release to the first and a promotion to each other one, in the descriptor's order.
 */
final class StarterPipeline {
    private static final String ALONE = "    disableConcurrentBuilds()\n";
    private static final String NO_AGENT =
            "      // No agent is held while people think. Where Jenkins has no approvers for the environment, nobody is asked.\n";

    private final Project project;
    private final Descriptor descriptor;
    private final List<Environment> environments;

    private StarterPipeline(Project project, Descriptor descriptor) {
        this.project = project;
        this.descriptor = descriptor;
        this.environments = inOrder(descriptor);
    }

    /**
     * The text for a descriptor that the app has, or gets.
     *
     * @param template by its name, filled in but for what a descriptor says
     */
    static String of(UnaryOperator<String> template, Project project, Descriptor descriptor) {
        return new StarterPipeline(project, descriptor).write(template);
    }

    /** The environments that are released to, each behind those that its releases come from. */
    static List<Environment> inOrder(Descriptor descriptor) {
        Deque<Environment> waiting = new ArrayDeque<>(descriptor.environments().values());
        waiting.removeIf(Environment::isTemplate);
        Map<String, Environment> placed = new LinkedHashMap<>();
        while (!waiting.isEmpty()) {
            Environment next = waiting.stream()
                    .filter(environment -> placed.keySet().containsAll(environment.after()))
                    .findFirst()
                    // The descriptor's reader refuses circles; what comes after a template alone keeps its place.
                    .orElseGet(waiting::peek);
            waiting.remove(next);
            placed.put(next.name(), next);
        }
        return List.copyOf(placed.values());
    }

    private String write(UnaryOperator<String> template) {
        boolean delivers = isOrdered();
        String text = template.apply("Jenkinsfile")
                .replace("#{image}#", image())
                .replace("#{alone}#", delivers ? "" : ALONE)
                .replace("#{first}#", delivers ? "" : named(template.apply("first"), environments.get(0)))
                .replace("#{then}#", delivers ? delivery(template) : promotions(template.apply("promotion")));
        return inHome(text);
    }

    /** Whether all environments but the first come after others. */
    private boolean isOrdered() {
        return environments.get(0).after().isEmpty()
                && environments.stream()
                        .skip(1)
                        .noneMatch(environment -> environment.after().isEmpty());
    }

    private String delivery(UnaryOperator<String> template) {
        String directory = project.home().isEmpty() ? "" : "directory: '" + project.home() + "', ";
        return template.apply("deliver").replace("#{directory}#", directory);
    }

    private String promotions(String promotion) {
        StringBuilder promotions = new StringBuilder();
        for (int i = 1; i < environments.size(); i++) {
            promotions.append(named(promotion, environments.get(i))
                    .replace("#{noAgent}#", i == 1 ? NO_AGENT : "")
                    .replace("#{from}#", source(i)));
        }
        return promotions.toString();
    }

    private static String named(String template, Environment environment) {
        String name = environment.name();
        return template.replace("#{environment}#", name)
                .replace("#{Environment}#", name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1));
    }

    /** Where a release comes from: what the descriptor says, else the environment before it. */
    private String source(int i) {
        return environments.get(i).after().stream()
                .findFirst()
                .orElseGet(() -> environments.get(i - 1).name());
    }

    private String image() {
        return descriptor.image().map(Image::repository).orElse("registry.example.com/" + project.name());
    }

    /** Slipway's steps look for the descriptor where they run; an approval and a delivery run nowhere. */
    private String inHome(String text) {
        return project.home().isEmpty()
                ? text
                : text.replaceAll(
                        "(?m)^( *)(slipway(?!Approval|Deliver)[A-Z].*)$", "$1dir('" + project.home() + "') { $2 }");
    }
}
