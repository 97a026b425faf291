package io.slipway.release.importing;

import io.slipway.initcontainer.tokens.JsonQuote;
import io.slipway.release.projects.Project;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Writes the descriptor of an imported pipeline. */
final class ImportedDescriptor {

    private final AzurePipeline pipeline;
    private final ImportedVariables variables;
    private final Optional<Project> project;
    private final String name;
    private final Set<String> namespaces = new HashSet<>();
    private final StringBuilder text = new StringBuilder();

    ImportedDescriptor(AzurePipeline pipeline, ImportedVariables variables, Optional<Project> project, String name) {
        this.pipeline = pipeline;
        this.variables = variables;
        this.project = project;
        this.name = name;
    }

    String write(String source) {
        line("# Brought over from " + source + " by `slipway import`.");
        line("# `slipway check` finds what is missing, `slipway variables` shows which value takes effect.");
        app();
        line("");
        line("# The image that holds the bundle.");
        line("image:");
        line("  repository: registry.example.com/" + pipeline.setting("image", name) + " # fill in");
        if (!variables.groups().isEmpty()) {
            line("");
            line("groups:");
            variables.groups().forEach((group, of) -> {
                line("  " + quoted(group) + ":"
                        + (of.isEmpty() ? " {} # fill in: its variables are not in the pipeline" : ""));
                of.forEach((variable, value) -> variable("    ", variable, value));
            });
        }
        if (!variables.app().isEmpty()) {
            line("");
            line("variables:");
            variables.app().forEach((variable, value) -> variable("  ", variable, value));
        }
        line("");
        line("# What brings requests to the app: gateway-api, ingress, traefik, kong, internal-load-balancer.");
        line("defaults:");
        line("  presets: gateway-api # fill in");
        line("");
        line("environments:");
        pipeline.environments().values().forEach(this::environment);
        return text.toString();
    }

    private void app() {
        line("app:");
        line("  name: " + name);
        String basePath =
                pipeline.setting("basePath", project.map(Project::basePath).orElse("/"));
        if (!basePath.equals("/")) {
            line("  basePath: " + quoted(basePath));
        }
        String source = pipeline.setting("source", "");
        if (!source.isEmpty()) {
            line("  source: " + quoted(source));
        }
        line("  build:");
        project.ifPresent(
                found -> line("    install: " + quoted(found.packages().install())));
        line("    command: "
                + quoted(pipeline.setting("build", project.map(Project::build).orElse("npm run build"))));
        String output = pipeline.setting("output", "");
        line("    output: "
                + quoted(output.isEmpty() ? project.map(Project::output).orElse("dist") : output)
                + (output.isEmpty() && project.isEmpty() ? " # fill in" : ""));
        String style = pipeline.setting("style", "#{ }#");
        if (pipeline.tokenFiles().isEmpty() && style.equals("#{ }#")) {
            return;
        }
        line("  tokens:");
        if (!style.equals("#{ }#")) {
            line("    style: " + quoted(style));
        }
        if (!pipeline.tokenFiles().isEmpty()) {
            line("    files:");
            pipeline.tokenFiles().forEach(file -> line("      - " + quoted(file)));
        }
    }

    private void environment(AzureEnvironment environment) {
        line("  " + environment.name() + ":");
        line("    host: " + host(environment));
        variables
                .namespace(environment)
                .ifPresent(namespace -> line(
                        namespaces.add(namespace)
                                ? "    namespace: " + namespace
                                : "    # namespace: NAME # fill in: " + namespace + " belongs to another environment"));
        variables.replicas(environment).ifPresent(number -> line("    replicas: " + number));
        List<String> groups = variables.groupsOf(environment);
        if (!groups.isEmpty()) {
            line("    groups: ["
                    + String.join(
                            ", ",
                            groups.stream().map(ImportedDescriptor::quoted).toList()) + "]");
        }
        Map<String, Resolved> own = variables.of(environment.name());
        if (!own.isEmpty()) {
            boolean none = own.values().stream().allMatch(ImportedVariables.UNFIT_NAME::equals);
            line("    variables:" + (none ? " {}" : ""));
            own.forEach((variable, value) -> variable("      ", variable, value));
        }
    }

    private String host(AzureEnvironment environment) {
        return variables
                .text(environment, environment.host())
                .filter(host -> host.matches("[a-z0-9]([a-z0-9.-]*[a-z0-9])?"))
                .orElse(name + "." + environment.name() + ".example.com # fill in");
    }

    private void variable(String indent, String variable, Resolved value) {
        if (value instanceof Resolved.Plain plain) {
            line(indent + variable + ": " + quoted(plain.text()));
        } else if (value instanceof Resolved.FromProcess process) {
            line(indent + variable + ": {fromEnvironment: " + process.name() + "}");
        } else if (value instanceof Resolved.Secret) {
            line(indent + variable + ": {secret: {name: " + name + "-secrets, key: " + variable.replace('.', '-')
                    + "}}");
        } else if (value instanceof Resolved.Unknown unknown) {
            line(
                    unknown.equals(ImportedVariables.UNFIT_NAME)
                            ? indent + "# " + variable.replaceAll("\\p{Cntrl}", " ") + ": " + unknown.why()
                            : indent + variable + ": '' # fill in: " + unknown.why());
        }
    }

    private static String quoted(String value) {
        if (value.chars().anyMatch(Character::isISOControl)) {
            return JsonQuote.quote(value);
        }
        boolean plain = value.matches(
                        "[A-Za-z][A-Za-z0-9 ._/-]*[A-Za-z0-9._/-]|https?://[A-Za-z0-9._~/?=&%+-]+(:[0-9]+)?[A-Za-z0-9._~/?=&%+-]*")
                && !value.matches("(?i)null|true|false|yes|no|on|off");
        return plain ? value : "'" + value.replace("'", "''") + "'";
    }

    private void line(String line) {
        text.append(line).append('\n');
    }
}
