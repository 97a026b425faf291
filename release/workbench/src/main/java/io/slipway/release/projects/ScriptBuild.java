package io.slipway.release.projects;

import com.fasterxml.jackson.databind.JsonNode;
import io.slipway.initcontainer.source.BuildCommand;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Knows the builds whose configuration is a script: SvelteKit, Vite, Vue CLI, Create React App, webpack and Rspack. What
 * the command that is run says takes precedence over the configuration.
 */
final class ScriptBuild {

    private static final Map<String, String> LIBRARIES =
            Map.of("react", "React", "vue", "Vue", "svelte", "Svelte", "preact", "Preact", "solid-js", "Solid");
    private static final String SETTINGS = ".env.production";

    private final Path directory;
    private final JsonNode manifest;
    private final BuildCommand command;
    private final Set<Unknown> unknown = EnumSet.noneOf(Unknown.class);
    private final List<String> notes = new ArrayList<>();

    private ScriptBuild(Path directory, JsonNode manifest, BuildCommand command) {
        this.directory = directory;
        this.manifest = manifest;
        this.command = command;
    }

    /**
     * Empty when none of the builds is the package's.
     *
     * @param directory that the bundler's configuration stands in
     * @param manifest of the package
     * @param command that is run, with the scripts behind it
     */
    static Optional<Build> of(Path directory, JsonNode manifest, BuildCommand command) throws IOException {
        ScriptBuild build = new ScriptBuild(directory, manifest, command);
        if (build.depends("@sveltejs/kit")) {
            return Optional.of(build.svelteKit());
        }
        if (build.depends("@vue/cli-service")) {
            return Optional.of(build.vueCli());
        }
        if (build.depends("react-scripts")) {
            return Optional.of(build.react());
        }
        if (build.depends("vite")) {
            return Optional.of(build.vite());
        }
        if (build.depends("@rspack/cli")) {
            return Optional.of(build.webpack("Rspack", "rspack"));
        }
        return build.depends("webpack-cli") ? Optional.of(build.webpack("webpack", "webpack")) : Optional.empty();
    }

    static boolean isVite(Path directory) {
        return ScriptConfiguration.isIn(directory, "vite.config");
    }

    /** A build by Vite, whatever the package depends on. */
    static Build ofVite(Path directory, JsonNode manifest, BuildCommand command) throws IOException {
        return new ScriptBuild(directory, manifest, command).vite();
    }

    private ScriptConfiguration configuration(String byDefault) throws IOException {
        String named = command.option("--config", "-c");
        return named.isEmpty() || !Files.isRegularFile(directory.resolve(named))
                ? ScriptConfiguration.in(directory, byDefault)
                : ScriptConfiguration.of(directory.resolve(named));
    }

    private Build vite() throws IOException {
        ScriptConfiguration config = configuration("vite.config");
        String output = setting(config, "outDir", "dist", Unknown.OUTPUT, command.option("--outDir"));
        String root = config.plain("root").orElse("");
        String base = setting(config, "base", "", Unknown.BASE_PATH, command.option("--base"));
        String library = LIBRARIES.keySet().stream()
                .sorted()
                .filter(this::depends)
                .map(LIBRARIES::get)
                .findFirst()
                .map(name -> name + " with Vite")
                .orElse("Vite");
        return build(library, "vite build", Path.of(root).resolve(output).toString(), base);
    }

    /** As Office's generator and many a template lay an app out; which file has its settings is its own affair. */
    private Build webpack(String framework, String program) throws IOException {
        ScriptConfiguration config = configuration(program + ".config");
        String given = command.option("--output-path", "-o");
        Optional<String> output = given.isEmpty() ? config.directory("path") : Optional.of(given);
        if (output.isEmpty() && config.computes("path")) {
            unknown.add(Unknown.OUTPUT);
        }
        String base = setting(config, "publicPath", "", Unknown.BASE_PATH, "");
        return new Build(
                framework,
                program + " build",
                output.orElse("dist"),
                base.startsWith("/") && !base.endsWith("/") ? base + "/" : base,
                "",
                List.of(),
                unknown,
                notes);
    }

    private Build svelteKit() throws IOException {
        // Newer ones hand the configuration to the plugin in Vite's.
        ScriptConfiguration config = ScriptConfiguration.in(
                directory, ScriptConfiguration.isIn(directory, "svelte.config") ? "svelte.config" : "vite.config");
        if (!depends("@sveltejs/adapter-static") && !config.mentions("adapter-static")) {
            unknown.add(Unknown.OUTPUT);
            notes.add(
                    "SvelteKit writes a static site only with @sveltejs/adapter-static, and a single-page app with its "
                            + "option fallback: 'index.html'");
        }
        String output = setting(config, "pages", "build", Unknown.OUTPUT, "");
        return build("SvelteKit", "vite build", output, setting(config, "base", "", Unknown.BASE_PATH, ""));
    }

    private Build vueCli() throws IOException {
        ScriptConfiguration config = ScriptConfiguration.in(directory, "vue.config");
        return build(
                "Vue with Vue CLI",
                "vue-cli-service build",
                setting(config, "outputDir", "dist", Unknown.OUTPUT, command.option("--dest")),
                setting(config, "publicPath", "", Unknown.BASE_PATH, ""));
    }

    private Build react() throws IOException {
        String homepage = manifest.path("homepage").asText("").replaceFirst("^https?://[^/]+", "");
        String output = variable("BUILD_PATH");
        String base = variable("PUBLIC_URL");
        return build(
                "React with Create React App",
                "react-scripts build",
                output.isEmpty() ? "build" : output,
                base.isEmpty() ? homepage : base.replaceFirst("^https?://[^/]+", ""));
    }

    /** Of the script that builds, else of the files that Create React App reads. */
    private String variable(String name) throws IOException {
        String given = command.variable(name);
        for (String file : new String[] {".env.production.local", ".env.local", SETTINGS, ".env"}) {
            Path dotenv = directory.resolve(file);
            if (given.isEmpty() && Files.isRegularFile(dotenv)) {
                Matcher matcher = Pattern.compile("(?m)^\\s*" + name + "\\s*=\\s*[\"']?([^\\s\"'#]+)")
                        .matcher(Files.readString(dotenv));
                given = matcher.find() ? matcher.group(1) : "";
            }
        }
        return given;
    }

    private String setting(ScriptConfiguration config, String name, String byDefault, Unknown kind, String given) {
        if (!given.isEmpty() && !given.contains("$")) {
            return given;
        }
        if (config.computes(name) || given.contains("$")) {
            unknown.add(kind);
        }
        return config.plain(name).orElse(byDefault);
    }

    private Build build(String framework, String program, String output, String base) {
        String path = base.startsWith("/") && !base.endsWith("/") ? base + "/" : base;
        return new Build(framework, program, output, path, SETTINGS, List.of(), unknown, notes);
    }

    private boolean depends(String name) {
        return manifest.path("dependencies").has(name)
                || manifest.path("devDependencies").has(name);
    }
}
