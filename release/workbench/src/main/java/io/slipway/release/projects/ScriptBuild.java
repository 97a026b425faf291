package io.slipway.release.projects;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Knows the builds whose configuration is a script: Vite, Vue CLI and Create React App. Scripts are read, never run. */
final class ScriptBuild {

    private static final List<String> ENDINGS = List.of("ts", "js", "mts", "mjs", "cts", "cjs");
    private static final Map<String, String> LIBRARIES =
            Map.of("react", "React", "vue", "Vue", "svelte", "Svelte", "preact", "Preact", "solid-js", "Solid");

    private ScriptBuild() {}

    /** Empty when none of the three builds the package. */
    static Optional<Build> of(Path folder, JsonNode manifest) throws IOException {
        if (depends(manifest, "vite")) {
            String config = script(folder, "vite.config");
            String library = LIBRARIES.keySet().stream()
                    .sorted()
                    .filter(name -> depends(manifest, name))
                    .map(LIBRARIES::get)
                    .findFirst()
                    .map(name -> name + " with Vite")
                    .orElse("Vite");
            return Optional.of(new Build(
                    library,
                    "vite build",
                    setting(config, "outDir").orElse("dist"),
                    setting(config, "base").orElse(""),
                    ".env.production",
                    List.of()));
        }
        if (depends(manifest, "@vue/cli-service")) {
            String config = script(folder, "vue.config");
            return Optional.of(new Build(
                    "Vue with Vue CLI",
                    "vue-cli-service build",
                    setting(config, "outputDir").orElse("dist"),
                    setting(config, "publicPath").orElse(""),
                    ".env.production",
                    List.of()));
        }
        if (depends(manifest, "react-scripts")) {
            String homepage = manifest.path("homepage").asText("").replaceFirst("^https?://[^/]+", "");
            return Optional.of(new Build(
                    "React with Create React App",
                    "react-scripts build",
                    "build",
                    homepage,
                    ".env.production",
                    List.of()));
        }
        return Optional.empty();
    }

    private static boolean depends(JsonNode manifest, String name) {
        return manifest.path("dependencies").has(name)
                || manifest.path("devDependencies").has(name);
    }

    private static String script(Path folder, String name) throws IOException {
        for (String ending : ENDINGS) {
            Path file = folder.resolve(name + "." + ending);
            if (Files.isRegularFile(file)) {
                return Files.readString(file);
            }
        }
        return "";
    }

    /** A setting that is written as a plain string. */
    private static Optional<String> setting(String script, String name) {
        Matcher matcher = Pattern.compile("\\b" + name + "\\s*:\\s*([\"'`])([^\"'`$]+)\\1")
                .matcher(script);
        return matcher.find() ? Optional.of(matcher.group(2)) : Optional.empty();
    }
}
