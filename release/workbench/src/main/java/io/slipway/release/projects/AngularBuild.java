package io.slipway.release.projects;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.slipway.initcontainer.source.BuildCommand;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads where an Angular builder puts an application, with the configuration that is built. */
final class AngularBuild {

    private static final Pattern BASE = Pattern.compile("<base\\s[^>]*href=[\"']([^\"']*)[\"']");

    private final Path workspace;
    private final Application application;
    private final ObjectNode options;
    private final List<String> notes = new ArrayList<>();

    private AngularBuild(Path workspace, Application application, BuildCommand command) {
        this.workspace = workspace;
        this.application = application;
        this.options = BuildOptions.of(application.build(), command);
    }

    static boolean builds(Application application) {
        return application.builder().matches(".*angular.*|.*:(application|browser|browser-esbuild|webpack-browser)");
    }

    /**
     * @param command that is run, with the scripts behind it
     * @param run what a person types for it
     * @param replaced files that the build reads in place of others
     */
    static Build of(
            Path workspace,
            Application application,
            BuildCommand command,
            String run,
            SortedMap<String, String> replaced)
            throws IOException {
        return new AngularBuild(workspace, application, command).build(run, replaced);
    }

    private Build build(String run, SortedMap<String, String> replaced) throws IOException {
        if (options.has("server")
                || options.path("ssr").asBoolean(options.path("ssr").isObject())) {
            notes.add("the app can render on a server too; Slipway serves what is built for the browser");
        }
        Languages languages = Languages.of(application.project(), options.path("localize"));
        notes.addAll(languages.notes());
        String environment = application.sourceRoot() + "/environments/environment.ts";
        Set<Unknown> unknown = EnumSet.noneOf(Unknown.class);
        return new Build(
                "Angular",
                run,
                output(unknown),
                base(),
                replaced.getOrDefault(environment, environment),
                languages.directories(),
                unknown,
                notes);
    }

    /** The application builder puts the browser's part into a directory of its own, the older builders do not. */
    private String output(Set<Unknown> unknown) {
        JsonNode path = options.path("outputPath");
        String name = "dist/" + application.name();
        String base = resolved(path.isObject() ? path.path("base").asText(name) : path.asText(name));
        if (base.contains("{") || base.contains("$")) {
            unknown.add(Unknown.OUTPUT);
            return name;
        }
        boolean flat = application.builder().matches(".*:(browser|browser-esbuild|webpack-browser)");
        String browser = path.path("browser").asText("browser");
        return flat || browser.isEmpty() ? base : base.replaceFirst("/+$", "") + "/" + browser;
    }

    private String resolved(String path) {
        return path.replace("{workspaceRoot}/", "")
                .replace("{projectRoot}", application.root())
                .replace("{projectName}", application.name())
                .replaceFirst("^\\./", "");
    }

    private String base() throws IOException {
        if (options.has("baseHref")) {
            return options.path("baseHref").asText();
        }
        Path index = workspace.resolve(index());
        if (!Files.isRegularFile(index)) {
            return "";
        }
        Matcher matcher = BASE.matcher(Files.readString(index));
        return matcher.find() ? matcher.group(1) : "";
    }

    private String index() {
        JsonNode index = options.path("index");
        String byDefault = application.sourceRoot() + "/index.html";
        return index.isObject() ? index.path("input").asText(byDefault) : index.asText(byDefault);
    }
}
