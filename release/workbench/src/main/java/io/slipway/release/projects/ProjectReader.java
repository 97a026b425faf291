package io.slipway.release.projects;

import com.fasterxml.jackson.databind.JsonNode;
import io.slipway.release.problems.Problem;
import io.slipway.release.problems.SlipwayException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads what kind of app a folder holds. Nothing of the app is run. */
public final class ProjectReader {

    private static final String BASE_PATH = "/|/([A-Za-z0-9_-][A-Za-z0-9._~-]*/)+";

    private ProjectReader() {}

    /**
     * The app of a folder.
     *
     * @param application of an Angular workspace that has more than one
     * @param output the folder that the build writes index.html to, for a build that is not known
     * @throws SlipwayException (usage) when no app that Slipway knows is there
     */
    public static Project read(Path folder, Optional<String> application, Optional<String> output) throws IOException {
        if (!Files.isDirectory(folder)) {
            throw SlipwayException.usage(Problem.of("the directory does not exist")
                    .at(folder.toString())
                    .fix("name the app's folder"));
        }
        JsonNode manifest = JsonFile.read(folder.resolve("package.json"));
        Build build = build(folder, manifest, application, output);
        ProjectTokens tokens = ProjectTokens.in(folder);
        PackageManager packages = PackageManager.of(folder);
        boolean scripted = manifest.path("scripts").has("build");
        return new Project(
                folder,
                label(manifest.path("name").asText(""), folder),
                manifest.path("version").asText("0.0.0"),
                build.framework(),
                packages,
                scripted ? packages.run("build") : packages.execute(build.command()),
                output.orElse(build.output()).replaceFirst("^\\./", ""),
                basePath(build, tokens),
                tokens.byFile(),
                tokens.office(),
                build.settingsFile(),
                notes(folder, build, tokens));
    }

    /** A path that is no {@code /} was meant; that of an Office manifest is where Office will look. */
    private static String basePath(Build build, ProjectTokens tokens) {
        return Stream.of(build.basePath(), tokens.officePath())
                .filter(path -> path.length() > 1 && path.matches(BASE_PATH))
                .findFirst()
                .orElse("/");
    }

    /** What the build says, and values that a dotenv file would take for comments. */
    private static List<String> notes(Path folder, Build build, ProjectTokens tokens) throws IOException {
        List<String> notes = new ArrayList<>(build.notes());
        for (String file : tokens.byFile().keySet()) {
            if (file.matches("(.*/)?\\.env(\\..*)?")
                    && Files.readString(folder.resolve(file)).matches("(?s).*=\\s*#\\{.*")) {
                notes.add(file + ": # begins a comment here, so put the tokens in quotes: NAME=\"#{name}#\"");
            }
        }
        return notes;
    }

    private static Build build(Path folder, JsonNode manifest, Optional<String> application, Optional<String> output)
            throws IOException {
        return AngularBuild.of(folder, application)
                .or(() -> script(folder, manifest))
                .or(() -> output.map(path -> new Build("an app of its own kind", "build", path, "", "", List.of())))
                .orElseThrow(() -> SlipwayException.usage(Problem.of("no app that Slipway knows is here")
                        .at(folder.toString())
                        .lookedIn("angular.json", "package.json for vite, @vue/cli-service or react-scripts")
                        .fix("name the app's folder; for another kind of build, say where it writes index.html to: "
                                + "--bundle dist")));
    }

    private static Optional<Build> script(Path folder, JsonNode manifest) {
        try {
            return ScriptBuild.of(folder, manifest);
        } catch (IOException e) {
            throw SlipwayException.usage(Problem.of("the build's configuration cannot be read: " + e.getMessage())
                    .at(folder.toString()));
        }
    }

    /** The name as Kubernetes takes it: {@code @example/Fleet_Reports} becomes {@code fleet-reports}. */
    private static String label(String name, Path folder) {
        String base = name.isBlank()
                ? String.valueOf(folder.toAbsolutePath().normalize().getFileName())
                : name;
        String label = base.replaceFirst("^@[^/]*/", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-+", "");
        label = label.substring(0, Math.min(label.length(), 40)).replaceAll("-+$", "");
        return label.isEmpty() ? "app" : label;
    }
}
