package io.slipway.release.descriptor;

import io.slipway.release.problems.Problem;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Refuses templates whose reviews would overlap: two at one host, or a review at the host of an environment. */
final class ReviewTemplates {

    /** What the chart makes names and routes of, which Slipway sets for each review. */
    private static final List<String> OF_ONE_REVIEW = List.of("fullnameOverride", "hosts");

    private final YamlSource source;
    private final Map<String, Environment> environments;

    ReviewTemplates(YamlSource source, Map<String, Environment> environments) {
        this.source = source;
        this.environments = environments;
    }

    void check() {
        Map<String, Environment> hosts = new LinkedHashMap<>();
        environments.values().stream()
                .filter(environment -> !environment.isTemplate())
                .forEach(environment -> {
                    hosts.putIfAbsent(environment.host(), environment);
                    refuseChangeIn(environment);
                });
        environments.values().stream().filter(Environment::isTemplate).forEach(template -> {
            refuseOneHostForAll(template);
            refuseValuesForAll(template);
            refusePromotion(template);
            hostsOf(template).forEach(host -> refuseSharedHost(host, hosts, template));
        });
    }

    private static List<String> hostsOf(Environment template) {
        List<String> pool = template.reviews().orElseThrow().hosts();
        return pool.isEmpty() && template.host().contains(ChangeId.PLACEHOLDER) ? List.of(template.host()) : pool;
    }

    private void refuseChangeIn(Environment environment) {
        if (environment.host().contains(ChangeId.PLACEHOLDER)) {
            problem(
                    environment,
                    "host",
                    "environment " + environment.name() + " is not a template, so its host cannot have "
                            + ChangeId.PLACEHOLDER,
                    "write a host without it, or add template: true under environments." + environment.name());
        }
    }

    private void refuseOneHostForAll(Environment template) {
        boolean pool = template.reviews().orElseThrow().hasPool();
        boolean own =
                source.placeOf("environments." + template.name() + ".host").isPresent();
        if (!pool && !template.host().isEmpty() && !template.host().contains(ChangeId.PLACEHOLDER)) {
            problem(
                    template,
                    "host",
                    "reviews of " + template.name() + " would overlap: they would all be at " + template.host(),
                    "write " + ChangeId.PLACEHOLDER + " in its host, such as " + ChangeId.PLACEHOLDER
                            + ".review.example.com, or list hosts:");
        } else if (pool && own) {
            problem(
                    template,
                    "host",
                    "template " + template.name() + " has both host and hosts",
                    "delete host: a pool has the hosts of all reviews");
        }
    }

    private void refuseValuesForAll(Environment template) {
        OF_ONE_REVIEW.stream()
                .filter(key -> template.values().containsKey(key)
                        && !"".equals(template.values().get(key)))
                .forEach(key -> problem(
                        template,
                        "values." + key,
                        "reviews of " + template.name() + " would overlap: values." + key
                                + " is the same for all of them",
                        "delete it, in what " + template.name() + " extends too: each review has its own"));
    }

    private void refusePromotion(Environment template) {
        if (!template.after().isEmpty()) {
            problem(
                    template,
                    "after",
                    "nothing is promoted to template " + template.name(),
                    "delete after: what is promoted later is the image of a change that was merged");
        }
        environments.values().stream()
                .filter(environment -> environment.after().contains(template.name()))
                .forEach(environment -> problem(
                        environment,
                        "after",
                        "environment " + environment.name() + " comes after template " + template.name()
                                + ", from which nothing is promoted",
                        "name an environment that is released to by name"));
    }

    private void refuseSharedHost(String host, Map<String, Environment> hosts, Environment template) {
        Environment other = hosts.putIfAbsent(host, template);
        Set<String> once = new HashSet<>();
        boolean inPoolTwice = other != null
                && other.name().equals(template.name())
                && hostsOf(template).stream().anyMatch(one -> !once.add(one));
        if (inPoolTwice) {
            problem(
                    template,
                    "hosts",
                    "reviews of " + template.name() + " would overlap: " + host + " is in its pool twice",
                    "delete one of them");
        } else if (other != null) {
            problem(
                    template,
                    template.reviews().orElseThrow().hasPool() ? "hosts" : "host",
                    "reviews of " + template.name() + " would overlap with environment " + other.name()
                            + ": both are at " + host,
                    "give reviews hosts of their own");
        }
    }

    private void problem(Environment environment, String key, String message, String fix) {
        source.problem(Problem.of(message)
                .at(source.placeOf("environments." + environment.name() + "." + key)
                        .orElse(environment.place())
                        .toString())
                .fix(fix));
    }
}
