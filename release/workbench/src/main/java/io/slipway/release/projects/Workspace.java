package io.slipway.release.projects;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.slipway.release.tokens.SourceFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A workspace of Angular's CLI or of Nx, with the applications that it builds for browsers.
 *
 * @param file for people: where the applications stand
 * @param tool that builds one by its name
 * @param byDefault the application that is built without a name
 */
record Workspace(Path file, Tool tool, List<Application> applications, Optional<String> byDefault) {

    /** The program that builds an application by its name. */
    enum Tool {
        ANGULAR("ng build"),
        NX("nx build");

        private final String command;

        Tool(String command) {
            this.command = command;
        }

        String build(String application) {
            return command + " " + application;
        }
    }

    Workspace {
        applications = List.copyOf(applications);
    }

    /** Empty when the directory is no workspace. */
    static Optional<Workspace> in(Path directory) throws IOException {
        Path angular = directory.resolve("angular.json");
        Path nx = directory.resolve("nx.json");
        Path file = Files.isRegularFile(angular) ? angular : directory.resolve("workspace.json");
        List<Application> applications = new ArrayList<>();
        JsonNode workspace = JsonFile.read(file);
        for (Map.Entry<String, JsonNode> project : workspace.path("projects").properties()) {
            JsonNode value = project.getValue();
            if (value.isTextual()) {
                add(directory, directory.resolve(value.asText()).resolve("project.json"), applications);
            } else {
                applications.add(
                        application(project.getKey(), value.path("root").asText(""), value));
            }
        }
        boolean byNx = Files.isRegularFile(nx);
        if (byNx) {
            projects(directory, applications);
        }
        if (!byNx && workspace.isMissingNode()) {
            return Optional.empty();
        }
        Optional<String> byDefault = Stream.of(workspace, JsonFile.read(nx))
                .map(node -> node.path("defaultProject").asText(""))
                .filter(name -> !name.isEmpty())
                .findFirst();
        return Optional.of(new Workspace(
                byNx && workspace.isMissingNode() ? nx : file,
                byNx ? Tool.NX : Tool.ANGULAR,
                applications.stream()
                        .filter(Application::isForBrowsers)
                        .sorted(Comparator.comparing(Application::name))
                        .toList(),
                byDefault));
    }

    private static void projects(Path directory, List<Application> applications) throws IOException {
        SourceFiles.read(
                directory,
                file -> file.getFileName().toString().equals("project.json"),
                file -> add(directory, file, applications));
        SourceFiles.read(
                directory,
                file -> file.getFileName().toString().equals("package.json")
                        && !file.getParent().equals(directory)
                        && !Files.exists(file.resolveSibling("project.json")),
                file -> add(directory, file, asProject(file), applications));
    }

    /** A package of a workspace is a project without project.json; what such a file says may stand in package.json. */
    private static JsonNode asProject(Path manifest) {
        JsonNode read = JsonFile.read(manifest);
        ObjectNode project =
                read.path("nx").isObject() ? read.path("nx").deepCopy() : JsonNodeFactory.instance.objectNode();
        if (!project.has("name") && read.has("name")) {
            project.set("name", read.path("name"));
        }
        if (!project.has("projectType")) {
            boolean hasPage = Files.isRegularFile(manifest.resolveSibling("index.html"));
            project.put("projectType", hasPage ? "application" : "library");
        }
        return project;
    }

    private static void add(Path directory, Path file, List<Application> applications) throws IOException {
        add(directory, file, JsonFile.read(file), applications);
    }

    private static void add(Path directory, Path file, JsonNode project, List<Application> applications)
            throws IOException {
        Path parent = file.getParent();
        String root = directory.relativize(parent).toString();
        String name = project.path("name").asText(String.valueOf(parent.getFileName()));
        boolean known = applications.stream().anyMatch(each -> each.name().equals(name));
        if (project.isObject() && !known) {
            applications.add(application(name, root, inferred(parent, project)));
        }
    }

    /** Nx derives the target of a project from its bundler's configuration where project.json has none. */
    private static JsonNode inferred(Path directory, JsonNode project) throws IOException {
        boolean says = project.path("targets").has("build")
                || project.path("architect").has("build");
        boolean isApplication = project.path("projectType").asText("").equals("application");
        Optional<String> executor = says || !isApplication ? Optional.empty() : executor(directory);
        if (executor.isEmpty()) {
            return project;
        }
        JsonNode build = JsonNodeFactory.instance.objectNode().put("executor", executor.get());
        return ((ObjectNode) project.deepCopy())
                .set("targets", JsonNodeFactory.instance.objectNode().set("build", build));
    }

    private static Optional<String> executor(Path directory) throws IOException {
        if (ScriptBuild.isVite(directory)) {
            return Optional.of("@nx/vite:build");
        }
        for (String bundler : List.of("webpack", "rspack")) {
            if (ScriptConfiguration.isIn(directory, bundler + ".config")
                    && ScriptConfiguration.in(directory, bundler + ".config")
                            .plain("target")
                            .filter("node"::equals)
                            .isEmpty()) {
                return Optional.of("@nx/" + bundler + ":" + bundler);
            }
        }
        return Optional.empty();
    }

    private static Application application(String name, String root, JsonNode project) {
        JsonNode targets = project.has("architect") ? project.path("architect") : project.path("targets");
        String byDefault = root.isEmpty() ? "src" : root + "/src";
        // Nx writes ./src for a project that is the workspace.
        String sourceRoot = Path.of(project.path("sourceRoot").asText(byDefault))
                .normalize()
                .toString();
        return new Application(name, root, sourceRoot, project, targets.path("build"));
    }
}
