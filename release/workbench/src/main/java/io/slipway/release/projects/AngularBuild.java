package io.slipway.release.projects;

import com.fasterxml.jackson.databind.JsonNode;
import io.slipway.release.problems.Problem;
import io.slipway.release.problems.SlipwayException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads {@code angular.json}: the application, and where its builder puts it. */
final class AngularBuild {

    private static final Pattern BASE = Pattern.compile("<base\\s[^>]*href=[\"']([^\"']*)[\"']");

    private AngularBuild() {}

    /** Empty when the folder has no angular.json. */
    static Optional<Build> of(Path folder, Optional<String> project) throws IOException {
        Path file = folder.resolve("angular.json");
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        Map.Entry<String, JsonNode> application = application(file, JsonFile.read(file), project);
        JsonNode targets = application.getValue().has("architect")
                ? application.getValue().path("architect")
                : application.getValue().path("targets");
        JsonNode build = targets.path("build");
        JsonNode options = build.path("options");
        List<String> notes = new ArrayList<>();
        if (options.has("server") || options.has("ssr")) {
            notes.add("the app can render on a server too; Slipway serves what is built for the browser");
        }
        String root = application.getValue().path("sourceRoot").asText("src");
        return Optional.of(new Build(
                "Angular",
                "ng build",
                output(application.getKey(), build),
                options.path("baseHref").asText(base(folder.resolve(index(options, root)))),
                root + "/environments/environment.ts",
                notes));
    }

    private static Map.Entry<String, JsonNode> application(Path file, JsonNode workspace, Optional<String> wanted) {
        List<Map.Entry<String, JsonNode>> applications = new ArrayList<>();
        workspace.path("projects").properties().forEach(project -> {
            if (project.getValue().path("projectType").asText("application").equals("application")) {
                applications.add(project);
            }
        });
        Optional<String> name = wanted.or(
                () -> Optional.ofNullable(workspace.path("defaultProject").asText(null)));
        List<Map.Entry<String, JsonNode>> chosen = applications.stream()
                .filter(project -> name.isEmpty() || project.getKey().equals(name.get()))
                .toList();
        if (chosen.size() != 1) {
            List<String> names = applications.stream().map(Map.Entry::getKey).toList();
            throw SlipwayException.usage(Problem.of(
                            applications.isEmpty()
                                    ? "the workspace has no application"
                                    : "the workspace has more than one application: " + String.join(", ", names))
                    .at(file.toString())
                    .fix(applications.isEmpty() ? "make one: ng new" : "choose one: --project " + names.get(0)));
        }
        return chosen.get(0);
    }

    /** The application builder puts the browser's part into a folder of its own, the older builders do not. */
    private static String output(String name, JsonNode build) {
        JsonNode path = build.path("options").path("outputPath");
        String base = path.isObject() ? path.path("base").asText("dist/" + name) : path.asText("dist/" + name);
        boolean flat = build.path("builder").asText("").matches(".*:(browser|browser-esbuild)");
        String browser = path.path("browser").asText("browser");
        return flat || browser.isEmpty() ? base : base.replaceFirst("/+$", "") + "/" + browser;
    }

    private static String index(JsonNode options, String root) {
        JsonNode index = options.path("index");
        return index.isObject() ? index.path("input").asText(root + "/index.html") : index.asText(root + "/index.html");
    }

    private static String base(Path index) throws IOException {
        if (!Files.isRegularFile(index)) {
            return "";
        }
        Matcher matcher = BASE.matcher(Files.readString(index));
        return matcher.find() ? matcher.group(1) : "";
    }
}
