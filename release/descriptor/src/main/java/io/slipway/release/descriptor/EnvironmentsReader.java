package io.slipway.release.descriptor;

import io.slipway.nginx.problems.Bounds;
import io.slipway.release.chartvalues.ValueMaps;
import io.slipway.release.problems.Problem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.nodes.MappingNode;

/**
 * Reads the environments and what they inherit: {@code extends} names another environment; what stands under
 * {@code defaults} is under every environment that extends none.
 */
final class EnvironmentsReader {

    private static final String DEFAULTS = "defaults";
    private static final String ENVIRONMENTS = "environments";
    private static final String AFTER = "after";
    private static final String PRESETS = "presets";
    private static final String GROUPS = "groups";

    /** What an environment may say otherwise about how it is served. */
    private static final String[] SERVING = {"nginx", "backEnds", "edge"};

    private static final Bounds REPLICAS = new Bounds(1, 1000);
    private static final Pattern ANY = Pattern.compile("[^\\p{Cntrl}]+");

    /** What one environment says itself, before anything is inherited. */
    private record Own(
            Place place,
            Optional<String> parent,
            Optional<String> host,
            boolean brokenHost,
            Optional<String> namespace,
            Optional<String> context,
            Optional<Integer> replicas,
            List<String> after,
            List<String> groups,
            Map<String, VariableEntry> variables,
            NamedPresets presets,
            Map<String, Object> values,
            MappingNode serving,
            OwnReviews reviews) {}

    private final YamlSource source;
    private final App app;
    private final Set<String> groups;

    /** @param groups that there are */
    EnvironmentsReader(YamlSource source, App app, Set<String> groups) {
        this.source = source;
        this.app = app;
        this.groups = groups;
    }

    Map<String, Environment> environments(YamlMap root) {
        Own defaults = own(root.map(DEFAULTS));
        YamlMap map = root.map(ENVIRONMENTS);
        Map<String, Own> owns = new LinkedHashMap<>();
        for (String name : map.anyKeys()) {
            if (Names.LABEL.matcher(name).matches()) {
                owns.put(name, own(map.map(name)));
            } else {
                map.problem(
                        map.placeOf(name),
                        "an environment cannot be named " + YamlMap.quoted(name) + ": " + Names.LABEL_IS,
                        Optional.of(Names.asLabel(name))
                                .filter(label -> Names.LABEL.matcher(label).matches())
                                .map(label -> "name it " + label)
                                .orElse("choose such a name"));
            }
        }
        // Whoever misspelled the key is told that, and not to write another block.
        if (map.anyKeys().isEmpty() && !map.isBroken() && !root.hasUnknownLike(ENVIRONMENTS)) {
            source.problem(Problem.of("no environments are defined")
                    .at(root.place().toString())
                    .fix("add environments: with one, such as development: and its host"));
        }
        Map<String, Environment> environments = new LinkedHashMap<>();
        MappingNode forAll = serving(root);
        owns.forEach((name, own) ->
                environments.put(name, environment(name, map.placeOf(name), chain(name, owns, defaults), forAll)));
        refuseSharedPlaces(environments);
        new ReviewTemplates(source, environments).check();
        if (!defaults.after().isEmpty()) {
            source.problem(Problem.of("defaults.after has no meaning: it would put every environment after itself")
                    .at(source.placeOf("defaults." + AFTER)
                            .orElse(defaults.place())
                            .toString())
                    .fix("write after: under the environments that it is about"));
        }
        new PromotionOrder(source, environments).check();
        return environments;
    }

    /** A release is known by app, cluster and namespace: two environments there would take turns in replacing each other. */
    private void refuseSharedPlaces(Map<String, Environment> environments) {
        Map<String, Environment> first = new LinkedHashMap<>();
        environments.values().forEach(environment -> {
            Environment other =
                    first.putIfAbsent(environment.context().orElse("") + "\n" + environment.namespace(), environment);
            if (other != null) {
                source.problem(sharedPlace(other, environment));
            }
        });
    }

    private Problem sharedPlace(Environment other, Environment environment) {
        boolean reviews = other.isTemplate() || environment.isTemplate();
        String both = "environments " + other.name() + " and " + environment.name();
        String where = "in namespace " + environment.namespace()
                + environment.context().map(context -> " of context " + context).orElse(" of the same cluster");
        return Problem.of(
                        reviews
                                ? both + " are both " + where + ", and reviews need one of their own"
                                : both + " are one release: both are " + app.name() + " " + where)
                .at(environment.place().toString())
                .fix(
                        reviews
                                ? "write namespace: under the template; checks and quotas of a namespace hold for all"
                                        + " that is in it"
                                : "give each a namespace of its own; if they are on different clusters, name these with"
                                        + " context: under each");
    }

    private Own own(YamlMap map) {
        Optional<String> host = map.string("host", OwnReviews::isHost, Names.HOST_IS, Names::asHost);
        Own own = new Own(
                map.place(),
                map.string("extends"),
                host,
                map.isBroken() || (map.has("host") && host.isEmpty()),
                map.string("namespace", Names.LABEL, Names.LABEL_IS, Names::asLabel),
                map.string("context", ANY, "the name of a context"),
                map.number("replicas", REPLICAS),
                map.strings(AFTER),
                groups(map),
                VariablesReader.variables(map.map("variables")),
                new NamedPresets(map.strings(PRESETS), map.name(PRESETS)),
                map.map("values").raw(),
                serving(map),
                OwnReviews.read(map));
        ServingReader.read(map);
        map.close();
        return own;
    }

    /** Told where it is written, once for all environments that inherit it. */
    private List<String> groups(YamlMap map) {
        List<String> named = map.strings(GROUPS);
        for (String group : named) {
            if (!groups.contains(group)) {
                map.problem(
                        map.placeOf(GROUPS),
                        "the group " + group + " of " + map.name(GROUPS) + " does not exist; known groups: "
                                + (groups.isEmpty() ? "none" : String.join(", ", groups)),
                        NearestWord.of(group, groups)
                                .map(word -> "write " + word)
                                .orElse("add it under groups:, or take it out here"));
            }
        }
        return named;
    }

    private static MappingNode serving(YamlMap map) {
        return map.part(SERVING);
    }

    /** From the environment itself to what it inherits last. */
    private List<Own> chain(String name, Map<String, Own> owns, Own defaults) {
        Set<String> seen = new LinkedHashSet<>();
        Optional<String> next = Optional.of(name);
        while (next.isPresent()) {
            String current = next.get();
            if (!owns.containsKey(current)) {
                Problem problem = Problem.of("environment " + name + " extends " + current
                                + ", which does not exist; known environments: " + String.join(", ", owns.keySet()))
                        .at(placeOfExtends(name, owns));
                source.problem(NearestWord.of(current, owns.keySet())
                        .map(word -> problem.fix("write extends: " + word))
                        .orElseGet(() -> problem.fix("add that environment, or extend one of these")));
                break;
            }
            if (!seen.add(current)) {
                source.problem(
                        Problem.of("environment " + name + " extends itself, by way of " + String.join(", ", seen))
                                .at(owns.get(name).place().toString())
                                .fix("delete one extends: of this cycle, or name another environment"));
                break;
            }
            next = owns.get(current).parent();
        }
        List<Own> chain = new ArrayList<>(seen.stream().map(owns::get).toList());
        chain.add(defaults);
        return chain;
    }

    private String placeOfExtends(String name, Map<String, Own> owns) {
        return source.placeOf("environments." + name + ".extends")
                .orElse(owns.get(name).place())
                .toString();
    }

    private Environment environment(String name, Place place, List<Own> chain, MappingNode forAll) {
        Optional<String> host = first(chain, Own::host);
        OwnReviews reviews = chain.get(0).reviews();
        if (host.isEmpty() && reviews.hosts().isEmpty() && chain.stream().noneMatch(Own::brokenHost)) {
            source.problem(Problem.of("environment " + name + " has no host")
                    .at(place.toString())
                    .fix("add environments." + name + ".host: the host name that users reach the app by"));
        }
        Map<String, VariableEntry> variables = new LinkedHashMap<>();
        Map<String, Object> values = new LinkedHashMap<>();
        Set<String> groups = new LinkedHashSet<>();
        List<MappingNode> layers = new ArrayList<>(List.of(forAll));
        for (int i = chain.size() - 1; i >= 0; i--) {
            variables.putAll(chain.get(i).variables());
            values = ValueMaps.merge(values, chain.get(i).values());
            groups.addAll(chain.get(i).groups());
            layers.add(chain.get(i).serving());
        }
        return new Environment(
                name,
                host.orElse(""),
                first(chain, Own::namespace).orElse(app.name() + "-" + name),
                first(chain, Own::context),
                first(chain, Own::replicas).orElse(1),
                chain.get(0).after().stream().distinct().toList(),
                List.copyOf(groups),
                variables,
                chain.stream()
                        .map(Own::presets)
                        .filter(presets -> !presets.names().isEmpty())
                        .findFirst()
                        .orElse(chain.get(0).presets()),
                values,
                ServingReader.read(source.file(), layers),
                reviews.template(),
                Optional.empty(),
                place);
    }

    private static <T> Optional<T> first(List<Own> chain, Function<Own, Optional<T>> part) {
        return chain.stream().map(part).flatMap(Optional::stream).findFirst();
    }
}
