package io.slipway.release.scaffolding;

import io.slipway.release.descriptor.FillIn;
import io.slipway.release.projects.Project;
import io.slipway.release.projects.Unknown;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;

/** Writes the first descriptor of an app: what its directory shows, and a value to be filled in for each token. */
final class StarterDescriptor {

    /** Said by Slipway itself, so nobody has to. */
    private static final Set<String> BUILT_IN = Set.of("environment", "host", "basePath");

    /** The environments that a first descriptor has. */
    private static final List<String> ENVIRONMENTS = List.of("development", "acceptance", "production");

    /** What the host names of an environment get before the domain. */
    private static final Map<String, String> PARTS =
            Map.of("development", "dev.", "acceptance", "acc.", "production", "");

    private static final String FILL_IN = " # " + FillIn.MARK;

    private final Project project;
    private final String domain;
    private final StringBuilder text = new StringBuilder();

    private StarterDescriptor(Project project, String domain) {
        this.project = project;
        this.domain = domain;
    }

    /** @param domain that the host names are below */
    static String of(Project project, String domain) {
        return new StarterDescriptor(project, domain).write();
    }

    /** The names that need a value in each environment. */
    static SortedSet<String> toFillIn(Project project) {
        SortedSet<String> names = new TreeSet<>(project.tokenNames());
        names.removeAll(BUILT_IN);
        return names;
    }

    private String write() {
        line("# The app, its tokens and its environments; docs/descriptor.md of Slipway says what else it can hold.");
        line("# `slipway check` finds what is wrong with it, `slipway variables` shows which value takes effect.");
        app();
        line("");
        line("# The image that holds the bundle, made by the Dockerfile.");
        line("image:");
        line("  repository: registry.example.com/" + project.name() + FILL_IN);
        nginx();
        line("");
        line("# What brings requests to the app: gateway-api, ingress, traefik, kong, internal-load-balancer.");
        line("defaults:");
        line("  presets: gateway-api" + FILL_IN);
        line("");
        line("environments:");
        String before = "";
        for (String name : ENVIRONMENTS) {
            environment(name, PARTS.get(name), before);
            before = name;
        }
        return text.toString();
    }

    private void app() {
        line("app:");
        line("  name: " + project.name());
        if (!project.basePath().equals("/") || project.unknown().contains(Unknown.BASE_PATH)) {
            line("  basePath: " + project.basePath() + mark(Unknown.BASE_PATH));
        }
        if (!project.home().isEmpty()) {
            line("  source: " + project.source());
        }
        line("  build:");
        line("    install: " + project.packages().install());
        line("    command: " + project.build() + mark(Unknown.COMMAND));
        line("    output: " + quoted(project.output()) + mark(Unknown.OUTPUT));
        if (!project.tokens().isEmpty()) {
            line("  tokens:");
            line("    files:");
            project.tokens().keySet().forEach(file -> line("      - " + quoted(file)));
        }
    }

    private String mark(Unknown value) {
        return project.unknown().contains(value) ? FILL_IN : "";
    }

    private void nginx() {
        if (!project.office() && project.languages().stream().allMatch(String::isEmpty)) {
            return;
        }
        line("");
        line("nginx:");
        if (project.office()) {
            line("  preset: office");
        }
        if (project.languages().stream().allMatch(String::isEmpty)) {
            return;
        }
        if (project.languages().contains("")) {
            // The root has a page of its own, from which nobody is sent on.
            line("  apps: ["
                    + project.languages().stream()
                            .filter(language -> !language.isEmpty())
                            .map(language -> project.basePath() + language + "/")
                            .collect(Collectors.joining(", "))
                    + "]");
        } else {
            line("  languages:");
            line("    names: [" + String.join(", ", project.languages()) + "]");
        }
    }

    private void environment(String name, String part, String before) {
        line("  " + name + ":");
        if (!before.isEmpty()) {
            line("    after: " + before);
        }
        line("    host: " + project.name() + "." + part + domain + FILL_IN);
        line("    replicas: " + (name.equals("development") ? 1 : 2));
        SortedSet<String> names = toFillIn(project);
        if (!names.isEmpty()) {
            line("    variables:");
            names.forEach(token -> line("      " + token + ": " + value(token, part) + FILL_IN));
        }
    }

    private String value(String token, String part) {
        String lower = token.toLowerCase(Locale.ROOT);
        if (List.of("url", "uri", "endpoint").stream().anyMatch(lower::endsWith)) {
            String host =
                    lower.replaceAll("[-_.]?(base)?(url|uri|endpoint)$", "").replaceAll("[^a-z0-9]+", "-");
            return "https://" + (host.isEmpty() ? "" : host + ".") + part + domain;
        }
        if (lower.endsWith("id") && project.office()) {
            return UUID.randomUUID().toString();
        }
        return quoted("value of " + token);
    }

    private static String quoted(String value) {
        return value.matches("[A-Za-z0-9._/][A-Za-z0-9._/-]*") ? value : "'" + value.replace("'", "''") + "'";
    }

    private void line(String line) {
        text.append(line).append('\n');
    }
}
