package io.slipway.release.importing;

import io.slipway.initcontainer.source.TokenFiles;
import io.slipway.release.descriptor.DescriptorReader;
import io.slipway.release.problems.Problem;
import io.slipway.release.problems.SlipwayException;
import io.slipway.release.projects.Project;
import io.slipway.release.projects.ProjectReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A pipeline that was brought over.
 *
 * @param name of the app
 * @param environments their names
 * @param variables the names of all variables
 * @param tokenFiles globs of files that hold tokens
 * @param descriptor the text of slipway.yaml
 * @param approvals who must agree before releases, and which of several waiting ones goes, as Jenkins' configuration as code;
 *     empty where it is as by default
 * @param checks policies of environments, by the names of their files
 * @param notImported what could not be brought over
 */
public record Import(
        String name,
        List<String> environments,
        Set<String> variables,
        Set<String> tokenFiles,
        String descriptor,
        Optional<String> approvals,
        Map<String, String> checks,
        List<NotImported> notImported) {

    /**
     * Reads a pipeline; writes nothing.
     *
     * @throws SlipwayException (usage) when it cannot be read, is something else or deploys to no environment
     */
    public static Import of(ImportRequest request) throws IOException {
        AzurePipeline pipeline = new AzurePipeline();
        request.variableGroups().forEach(file -> VariableGroups.read(file, pipeline));
        Yaml root = TemplateExpressions.followed(Yaml.read(request.pipeline()), pipeline);
        refuseOther(root, request.pipeline());
        pipeline.set("lockBehavior", root.peek("lockBehavior"));
        if (!request.checks().isEmpty()) {
            // Without the locks that it is about, it is listed.
            root.at("lockBehavior").account();
        }
        request.checks().forEach((name, file) -> {
            String environment = AzurePipeline.label(name);
            pipeline.checks(environment);
            new AzureChecks(pipeline, environment).read(file);
        });
        if (root.at("environments").isThere()) {
            new ReleaseDefinition(pipeline).read(root);
        } else {
            new PipelineYaml(pipeline).read(root);
        }
        UnreadKeys.list(root, pipeline);
        request.environments().forEach(pipeline::environment);
        refuseUnknown(request, pipeline);
        if (pipeline.environments().isEmpty()) {
            throw SlipwayException.usage(Problem.of("the pipeline shows no environment that it deploys to")
                    .at(request.pipeline().toString())
                    .lookedIn("deployment jobs", "environments of a release definition")
                    .fix("name them: --environment acceptance --environment production"));
        }
        return of(request, pipeline);
    }

    private static void refuseOther(Yaml root, Path file) {
        boolean classic = !root.at("environments").items().isEmpty();
        if (!classic
                && Stream.of("stages", "jobs", "steps", "extends")
                        .noneMatch(key -> root.at(key).isThere())) {
            throw SlipwayException.usage(
                    Problem.of("the file is not an Azure DevOps pipeline: it has no stages, jobs, steps or"
                                    + " extends, and no environments of a release definition")
                            .at(file.toString())
                            .fix("name the pipeline's YAML file, or a release definition exported as JSON"));
        }
    }

    private static Import of(ImportRequest request, AzurePipeline pipeline) throws IOException {
        Optional<Project> project = project(request.directory());
        if (project.isPresent()) {
            sourceFiles(request, pipeline, project.get());
        }
        String name = name(request, pipeline, project);
        ImportedVariables variables = new ImportedVariables(pipeline);
        String text = new ImportedDescriptor(pipeline, variables, project, name)
                .write(String.valueOf(request.pipeline().getFileName()));
        missing(request, pipeline, variables);
        targets(request, pipeline, variables);
        DescriptorReader.read(request.directory().resolve(DescriptorReader.FILE_NAME), text);
        Set<String> names = new LinkedHashSet<>();
        pipeline.environments()
                .keySet()
                .forEach(each -> names.addAll(variables.all(each).keySet()));
        return new Import(
                name,
                List.copyOf(pipeline.environments().keySet()),
                names,
                pipeline.tokenFiles(),
                text,
                JenkinsEnvironments.write(
                        pipeline, String.valueOf(request.pipeline().getFileName())),
                checks(request, pipeline),
                List.copyOf(new LinkedHashSet<>(pipeline.notImported())));
    }

    private static void refuseUnknown(ImportRequest request, AzurePipeline pipeline) {
        for (Map.Entry<String, Path> given : request.checks().entrySet()) {
            if (!pipeline.environments().containsKey(AzurePipeline.label(given.getKey()))) {
                throw SlipwayException.usage(Problem.of("the pipeline deploys to no environment " + given.getKey()
                                + "; it deploys to "
                                + String.join(", ", pipeline.environments().keySet()))
                        .at("--checks " + given.getKey() + "=" + given.getValue())
                        .fix("name one of these, or add it with --environment"));
            }
        }
    }

    private static Map<String, String> checks(ImportRequest request, AzurePipeline pipeline) {
        Map<String, String> policies = new LinkedHashMap<>();
        pipeline.checks().forEach((environment, checks) -> {
            String file = "checks-" + environment + ".yaml";
            if (!checks.isEmpty()) {
                policies.put(
                        file,
                        checks.policy(
                                environment, String.valueOf(request.pipeline().getFileName()), file));
            }
        });
        return policies;
    }

    private static Optional<Project> project(Path directory) throws IOException {
        if (!Files.isRegularFile(directory.resolve("package.json"))) {
            return Optional.empty();
        }
        try {
            return Optional.of(ProjectReader.read(directory, Optional.empty(), Optional.empty()));
        } catch (SlipwayException e) {
            return Optional.empty();
        }
    }

    /** A pattern that finds nothing in the source is for files that the pipeline makes. */
    private static void sourceFiles(ImportRequest request, AzurePipeline pipeline, Project project) throws IOException {
        for (String pattern : List.copyOf(pipeline.tokenFiles())) {
            if (new TokenFiles(project.directory()).matching(pattern).isEmpty()) {
                pipeline.tokenFiles().remove(pattern);
                pipeline.notImported()
                        .add(new NotImported(
                                request.pipeline().toString(),
                                "tokens in " + pattern + ", which finds no file of the source",
                                "name the source files that hold these tokens under app.tokens.files"));
            }
        }
        project.tokens().keySet().stream()
                .filter(file -> pipeline.setting("style", "#{ }#").equals("#{ }#"))
                .forEach(pipeline.tokenFiles()::add);
    }

    private static void missing(ImportRequest request, AzurePipeline pipeline, ImportedVariables variables) {
        String file = request.pipeline().toString();
        for (Map.Entry<String, Map<String, Resolved>> group : variables.groups().entrySet()) {
            if (!pipeline.groups().containsKey(group.getKey())) {
                pipeline.notImported()
                        .add(
                                new NotImported(
                                        file,
                                        "the values of the variable group " + group.getKey(),
                                        "export them with az pipelines variable-group list, and import again with --variable-groups"));
            }
        }
        for (AzureEnvironment environment : pipeline.environments().values()) {
            if (variables.text(environment, environment.host()).isEmpty()) {
                pipeline.notImported()
                        .add(new NotImported(
                                file,
                                "the host name of " + environment.name(),
                                "fill it in: environments." + environment.name() + ".host"));
            }
            variables.all(environment.name()).forEach((name, value) -> {
                if (value instanceof Resolved.Unknown unknown) {
                    pipeline.notImported()
                            .add(new NotImported(
                                    file,
                                    "variable " + name + " in " + environment.name() + ": " + unknown.why(),
                                    instead(unknown)));
                }
                if (value instanceof Resolved.Secret) {
                    pipeline.notImported()
                            .add(new NotImported(
                                    file,
                                    "the value of the secret " + name + " in " + environment.name(),
                                    "put it into the Secret that slipway.yaml names, in the environment's namespace"));
                }
            });
        }
    }

    /** What a Helm task says about its target and could not be written down. */
    private static void targets(ImportRequest request, AzurePipeline pipeline, ImportedVariables variables) {
        String file = request.pipeline().toString();
        Map<String, String> owners = new HashMap<>();
        for (AzureEnvironment environment : pipeline.environments().values()) {
            String key = "environments." + environment.name();
            String namespace = environment.namespace();
            Optional<String> known = variables.namespace(environment);
            if (!namespace.isEmpty() && known.isEmpty()) {
                pipeline.notImported()
                        .add(new NotImported(
                                file,
                                "the namespace " + namespace + " of " + environment.name(),
                                "fill it in: " + key + ".namespace"));
            }
            known.map(name -> owners.putIfAbsent(name, environment.name()))
                    .ifPresent(owner -> pipeline.notImported()
                            .add(new NotImported(
                                    file,
                                    "the namespace " + known.get() + " of " + environment.name() + ", which is that of "
                                            + owner + " too",
                                    "give each environment a namespace of its own, as a release replaces what another"
                                            + " put there; if they are on different clusters, write " + key
                                            + ".namespace and " + key + ".context")));
            if (!environment.replicas().isEmpty()
                    && variables.replicas(environment).isEmpty()) {
                pipeline.notImported()
                        .add(new NotImported(
                                file,
                                "the number of replicas of " + environment.name() + ", " + environment.replicas(),
                                "fill it in: " + key + ".replicas"));
            }
        }
    }

    private static String instead(Resolved.Unknown unknown) {
        if (unknown.equals(ImportedVariables.UNFIT_NAME)) {
            return "rename it in the source files that use it and in slipway.yaml: a name holds letters A to Z, digits, "
                    + "'_', '-' and '.', and begins with a letter or '_'";
        }
        return unknown.why().endsWith("is a secret")
                ? "keep it out of the site: let a backend read the Secret"
                : "give it a value in slipway.yaml";
    }

    private static String name(ImportRequest request, AzurePipeline pipeline, Optional<Project> project) {
        String directory =
                String.valueOf(request.directory().toAbsolutePath().normalize().getFileName());
        return Stream.of(
                        request.name(),
                        Optional.of(pipeline.setting("name", "")),
                        project.map(Project::name),
                        Optional.of(directory))
                .flatMap(Optional::stream)
                .filter(name -> !name.contains("$"))
                .map(name -> name.toLowerCase(Locale.ROOT)
                        .replaceAll("[^a-z0-9]+", "-")
                        .replaceAll("^-+|-+$", ""))
                .filter(name -> name.matches("[a-z0-9]([a-z0-9-]{0,51}[a-z0-9])?"))
                .findFirst()
                .orElse("app");
    }
}
