package io.slipway.release.projects;

import com.fasterxml.jackson.databind.JsonNode;
import io.slipway.initcontainer.source.BuildCommand;
import io.slipway.initcontainer.source.FileReplacements;
import io.slipway.release.checking.ServerRoutes;
import io.slipway.release.problems.Problem;
import io.slipway.release.problems.SlipwayException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads what kind of app a directory holds. Nothing of the app is run. */
public final class ProjectReader {

    private static final String BASE_PATH = "/|/([A-Za-z0-9_-][A-Za-z0-9._~-]*+/)++";

    private final Path directory;
    private final JsonNode manifest;
    private final PackageManager packages;
    private final Optional<String> output;

    private ProjectReader(Path directory, Optional<String> output) throws IOException {
        this.directory = directory;
        this.manifest = JsonFile.read(directory.resolve("package.json"));
        this.packages = PackageManager.of(directory, manifest);
        this.output = output;
    }

    /**
     * The one app of a directory.
     *
     * @param application of a workspace that has more than one
     * @param output the directory that the build writes index.html to, for a build that is not known
     * @throws SlipwayException (usage) when no app that Slipway knows is there, or more than one
     */
    public static Project read(Path directory, Optional<String> application, Optional<String> output)
            throws IOException {
        ProjectReader reader = of(directory, output);
        Optional<Workspace> workspace = workspace(directory);
        if (workspace.isEmpty()) {
            return reader.single();
        }
        List<Application> chosen = chosen(workspace.get(), application.or(workspace.get()::byDefault));
        if (chosen.size() > 1) {
            String names = chosen.stream().map(Application::name).collect(Collectors.joining(", "));
            throw SlipwayException.usage(Problem.of("the workspace has more than one application: " + names)
                    .at(workspace.get().file().toString())
                    .fix("choose one: --project " + chosen.get(0).name()));
        }
        return reader.of(workspace.get(), chosen.get(0));
    }

    /**
     * Every app of a directory: one, or those of a workspace.
     *
     * @param application of a workspace, where only one of several is wanted
     * @param output the directory that the build writes index.html to, for a build that is not known
     * @throws SlipwayException (usage) when no app that Slipway knows is there
     */
    public static List<Project> readAll(Path directory, Optional<String> application, Optional<String> output)
            throws IOException {
        ProjectReader reader = of(directory, output);
        Optional<Workspace> workspace = workspace(directory);
        if (workspace.isEmpty()) {
            return List.of(reader.single());
        }
        List<Project> projects = new ArrayList<>();
        for (Application chosen : chosen(workspace.get(), application)) {
            projects.add(reader.of(workspace.get(), chosen));
        }
        return projects;
    }

    private static ProjectReader of(Path directory, Optional<String> output) throws IOException {
        if (!Files.isDirectory(directory)) {
            throw SlipwayException.usage(Problem.of("the directory does not exist")
                    .at(directory.toString())
                    .fix("name the app's directory"));
        }
        return new ProjectReader(directory, output);
    }

    /** Nx also serves packages that have no project.json; such a directory is read like any other. */
    private static Optional<Workspace> workspace(Path directory) throws IOException {
        return Workspace.in(directory)
                .filter(workspace -> !workspace.applications().isEmpty() || workspace.tool() == Workspace.Tool.ANGULAR);
    }

    private static List<Application> chosen(Workspace workspace, Optional<String> wanted) {
        List<Application> applications = workspace.applications();
        List<Application> chosen = applications.stream()
                .filter(application -> wanted.isEmpty() || application.name().equals(wanted.get()))
                .toList();
        if (chosen.isEmpty()) {
            String names = applications.stream().map(Application::name).collect(Collectors.joining(", "));
            Problem problem = Problem.of(
                            applications.isEmpty()
                                    ? "the workspace has no application with a target that builds it for browsers"
                                    : "the workspace has no application " + wanted.orElse("") + "; known: " + names)
                    .at(workspace.file().toString());
            throw SlipwayException.usage(
                    applications.isEmpty()
                            ? problem.fix("create one: ng new, or ng generate application")
                            : problem.fix("--project " + applications.get(0).name()));
        }
        return chosen;
    }

    private Project of(Workspace workspace, Application application) throws IOException {
        boolean several = workspace.applications().size() > 1;
        boolean scripted = !several && manifest.path("scripts").has("build");
        String run = scripted
                ? packages.run("build")
                : packages.execute(workspace.tool().build(application.name()));
        BuildCommand command = BuildCommand.of(directory, run);
        SortedMap<String, String> replaced = FileReplacements.of(directory, run);
        Build build = WorkspaceBuild.of(directory, workspace.tool(), application, manifest, command, replaced);
        Set<Path> others = workspace.applications().stream()
                .filter(other -> !other.name().equals(application.name())
                        && !other.root().isEmpty())
                .map(other -> directory.resolve(other.root()))
                .collect(Collectors.toSet());
        // The package at the root of an Nx workspace is the workspace, whatever the one application is called.
        boolean named = several || workspace.tool() == Workspace.Tool.NX;
        String name = named ? application.name() : manifest.path("name").asText(application.name());
        return project(several ? application.root() : "", name, run, build, others, replaced);
    }

    private Project single() throws IOException {
        boolean scripted = manifest.path("scripts").has("build");
        String script = packages.run("build");
        BuildCommand command = BuildCommand.of(directory, scripted ? script : "");
        Build build = ScriptBuild.of(directory, manifest, command)
                .or(() -> output.map(ProjectReader::unknown))
                .orElseThrow(this::notKnown);
        String run = scripted || build.command().isEmpty() ? script : packages.execute(build.command());
        return project("", manifest.path("name").asText(""), run, build, Set.of(), FileReplacements.of(directory, run));
    }

    private static Build unknown(String output) {
        return new Build("an app of its own kind", "", output, "", "", List.of(), Set.of(Unknown.COMMAND), List.of());
    }

    private SlipwayException notKnown() {
        return SlipwayException.usage(Problem.of("no app that Slipway knows is here")
                .at(directory.toString())
                .lookedIn(
                        "angular.json",
                        "nx.json and project.json",
                        "package.json for @sveltejs/kit or vite or @vue/cli-service or react-scripts or webpack-cli or "
                                + "@rspack/cli")
                .fix(nxAbove()
                        .map(above -> "this directory belongs to the Nx workspace " + above + ": slipway init " + above)
                        .orElse(
                                "name the app's directory; for another kind of build, say where it writes index.html to: "
                                        + "--bundle dist")));
    }

    private Optional<Path> nxAbove() {
        Path above = directory.toAbsolutePath().normalize().getParent();
        while (above != null && !Files.isRegularFile(above.resolve("nx.json"))) {
            above = above.getParent();
        }
        return Optional.ofNullable(above);
    }

    private Project project(
            String home, String name, String run, Build build, Set<Path> others, SortedMap<String, String> replaced)
            throws IOException {
        ProjectTokens tokens = ProjectTokens.in(directory, others, replaced);
        String bundle = output.orElse(build.output()).replaceFirst("^\\./", "");
        boolean leaves = bundle.startsWith("../") || bundle.startsWith("/");
        Set<Unknown> unknown = new java.util.TreeSet<>(build.unknown());
        if (leaves) {
            unknown.add(Unknown.OUTPUT);
        } else if (output.isPresent()) {
            unknown.remove(Unknown.OUTPUT);
        }
        if (manifest.path("scripts").has("build")) {
            unknown.remove(Unknown.COMMAND);
        }
        return new Project(
                directory,
                home,
                label(name, directory),
                manifest.path("version").asText("0.0.0"),
                build.framework(),
                packages,
                InstallFiles.of(directory, manifest),
                run,
                leaves ? "dist" : bundle,
                basePath(build, tokens),
                build.languages(),
                tokens.byFile(),
                tokens.office(),
                build.settingsFile(),
                unknown,
                notes(build, tokens, replaced, leaves ? bundle : ""));
    }

    /** A path that is no {@code /} was meant; that of an Office manifest is where Office will look. */
    private static String basePath(Build build, ProjectTokens tokens) {
        return Stream.of(build.basePath(), tokens.officePath())
                .filter(path -> path.length() > 1 && path.matches(BASE_PATH))
                .findFirst()
                .orElse("/");
    }

    private List<String> notes(Build build, ProjectTokens tokens, SortedMap<String, String> replaced, String outside)
            throws IOException {
        List<String> notes = new ArrayList<>(build.notes());
        tokens.inReplacedFiles()
                .forEach((file, names) -> notes.add(file + " has tokens (" + String.join(", ", names)
                        + "), but the build replaces it by " + replaced.get(file) + ": put them there"));
        for (String file : tokens.byFile().keySet()) {
            if (file.matches("(.*/)?\\.env(\\..*)?")
                    && Files.readString(directory.resolve(file)).matches("(?s).*=\\s*#\\{.*")) {
                notes.add(file + ": # begins a comment here, so put the tokens in quotes: NAME=\"#{name}#\"");
            }
        }
        if (!outside.isEmpty()) {
            notes.add("the build writes to " + outside + ", outside the app's directory; let it write below it");
        }
        notes.addAll(ServerRoutes.notes(directory));
        workspaceAbove().ifPresent(notes::add);
        return notes;
    }

    /** A package of a workspace is installed from the workspace's lock file, which is not here. */
    private Optional<String> workspaceAbove() {
        Path above = directory.toAbsolutePath().normalize().getParent();
        while (packages == PackageManager.NONE && above != null && !Files.exists(directory.resolve(".git"))) {
            Path here = above;
            Optional<String> lock = PackageManager.lockFileNames().stream()
                    .filter(name -> Files.exists(here.resolve(name)))
                    .findFirst();
            if (lock.isPresent()) {
                return lock.map(name -> "the lock file is " + here.resolve(name)
                        + ": an image of this directory alone installs other versions");
            }
            above = Files.exists(above.resolve(".git")) ? null : above.getParent();
        }
        return Optional.empty();
    }

    /** The name as Kubernetes takes it: {@code @example/Fleet_Reports} becomes {@code fleet-reports}. */
    private static String label(String name, Path directory) {
        String base = name.isBlank()
                ? String.valueOf(directory.toAbsolutePath().normalize().getFileName())
                : name;
        String label = base.replaceFirst("^@[^/]*/", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-+", "");
        label = label.substring(0, Math.min(label.length(), 40)).replaceAll("-+$", "");
        return label.isEmpty() ? "app" : label;
    }
}
