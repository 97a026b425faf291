package io.slipway.release.importing;

import io.slipway.release.descriptor.DescriptorReader;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Sorts what counts in each environment into groups, app and environments, so that it counts in Slipway's order too.
 *
 * <p>In Azure DevOps a group that stands later wins over a variable; in Slipway a group is always lowest. So a value stays in
 * its group only if it is what takes effect wherever the group is taken in.
 */
final class ImportedVariables {

    /** Of a variable such as {@code ida:ClientId}. */
    static final Resolved.Unknown UNFIT_NAME = new Resolved.Unknown("no token can have that name");

    private final AzurePipeline pipeline;
    private final Map<String, Map<String, AzureVariable>> effective = new LinkedHashMap<>();
    private final Map<String, Map<String, Resolved>> resolved = new LinkedHashMap<>();
    private final Map<String, Map<String, Resolved>> groups = new TreeMap<>();
    private final Map<String, Resolved> app = new TreeMap<>();
    private final Map<String, Map<String, Resolved>> own = new LinkedHashMap<>();

    ImportedVariables(AzurePipeline pipeline) {
        this.pipeline = pipeline;
        pipeline.environments().values().forEach(this::count);
        names().forEach(this::sort);
    }

    /** The groups that are taken in, with what is known of them. */
    Map<String, Map<String, Resolved>> groups() {
        return groups;
    }

    Map<String, Resolved> app() {
        return app;
    }

    Map<String, Resolved> of(String environment) {
        return own.get(environment);
    }

    /** What counts in an environment, wherever it is written. */
    Map<String, Resolved> all(String environment) {
        return resolved.get(environment);
    }

    /** A task's input with {@code $(name)} followed; empty where that is not possible. */
    Optional<String> text(AzureEnvironment environment, String input) {
        return input.isEmpty() ? Optional.empty() : new Expansion(effective.get(environment.name())).text(input);
    }

    /** The namespace that a release of it goes to; empty where that is not known or no namespace. */
    Optional<String> namespace(AzureEnvironment environment) {
        return text(environment, environment.namespace())
                .filter(name -> name.matches("[a-z0-9]([a-z0-9-]{0,51}[a-z0-9])?"));
    }

    /** How many pods it has; empty where that is not known. */
    Optional<String> replicas(AzureEnvironment environment) {
        return text(environment, environment.replicas()).filter(number -> number.matches("[1-9][0-9]{0,2}"));
    }

    /** The groups of an environment, later ones over earlier ones. */
    List<String> groupsOf(AzureEnvironment environment) {
        Set<String> names = new LinkedHashSet<>();
        scopes(environment).forEach(scope -> names.addAll(scope.groups()));
        return List.copyOf(names);
    }

    private Stream<AzureScope> scopes(AzureEnvironment environment) {
        return Stream.concat(Stream.of(pipeline.shared()), environment.scopes().stream());
    }

    private void count(AzureEnvironment environment) {
        Map<String, AzureVariable> counting = new LinkedHashMap<>();
        scopes(environment).forEach(scope -> scope.over(counting, pipeline.groups()));
        Expansion expansion = new Expansion(counting);
        Map<String, Resolved> values = new TreeMap<>();
        counting.forEach((name, variable) -> values.put(name, value(variable, expansion)));
        effective.put(environment.name(), counting);
        resolved.put(environment.name(), values);
        own.put(environment.name(), new TreeMap<>());
        groupsOf(environment).forEach(group -> groups.putIfAbsent(group, new TreeMap<>()));
    }

    private static Resolved value(AzureVariable variable, Expansion expansion) {
        return DescriptorReader.isVariableName(variable.name()) ? expansion.of(variable) : UNFIT_NAME;
    }

    private Set<String> names() {
        Set<String> names = new TreeSet<>();
        resolved.values().forEach(values -> names.addAll(values.keySet()));
        return names;
    }

    private void sort(String name) {
        Set<String> covered = new LinkedHashSet<>();
        groups.keySet().forEach(group -> covered.addAll(coveredBy(group, name)));
        Set<Resolved> values = new LinkedHashSet<>();
        resolved.values().forEach(of -> values.add(of.get(name)));
        boolean everywhere = covered.isEmpty() && values.size() == 1 && !values.contains(null);
        if (everywhere) {
            app.put(name, values.iterator().next());
            return;
        }
        resolved.forEach((environment, of) -> {
            if (of.containsKey(name) && !covered.contains(environment)) {
                own.get(environment).put(name, of.get(name));
            }
        });
    }

    /** The environments that get this variable from that group; none when it would not count in one of them. */
    private Set<String> coveredBy(String group, String name) {
        AzureVariable inGroup = pipeline.groups().getOrDefault(group, Map.of()).get(name);
        List<String> taking = pipeline.environments().values().stream()
                .filter(environment -> groupsOf(environment).contains(group))
                .map(AzureEnvironment::name)
                .toList();
        boolean counts = inGroup != null
                && taking.stream()
                        .allMatch(environment -> effective.get(environment).containsKey(name)
                                && effective.get(environment).get(name).place().equals(inGroup.place()))
                && taking.stream()
                                .map(environment -> resolved.get(environment).get(name))
                                .filter(Objects::nonNull)
                                .distinct()
                                .count()
                        == 1;
        if (!counts) {
            return Set.of();
        }
        groups.get(group).put(name, resolved.get(taking.get(0)).get(name));
        return new LinkedHashSet<>(taking);
    }
}
