package io.slipway.release.projects;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The files that installing the dependencies reads, so that an image installs them again only when one has changed. */
final class InstallFiles {

    private static final Set<String> SCRIPTS =
            Set.of("preinstall", "install", "postinstall", "prepublish", "preprepare", "prepare", "postprepare");
    private static final List<String> MANIFESTS = List.of(
            "package.json", ".npmrc", ".yarnrc", ".yarnrc.yml", ".pnpmfile.cjs", "pnpm-workspace.yaml", "bunfig.toml");
    private static final List<String> DIRECTORIES =
            List.of("patches", ".yarn/patches", ".yarn/releases", ".yarn/plugins");

    private InstallFiles() {}

    /**
     * Paths below the directory, directories with {@code /} at the end; the whole directory, {@code .}, where scripts,
     * packages of the workspace or packages of a path are installed, since these may read anything.
     */
    static List<String> of(Path directory, JsonNode manifest) {
        boolean scripted = SCRIPTS.stream().anyMatch(manifest.path("scripts")::has);
        boolean linked = manifest.has("workspaces")
                || Files.exists(directory.resolve("pnpm-workspace.yaml"))
                || Stream.of("dependencies", "devDependencies", "optionalDependencies")
                        .flatMap(kind -> manifest.path(kind).properties().stream())
                        .anyMatch(dependency ->
                                dependency.getValue().asText("").matches("(file|link|portal|workspace):.*"));
        if (scripted || linked) {
            return List.of(".");
        }
        Stream<String> files = Stream.concat(MANIFESTS.stream(), PackageManager.lockFileNames().stream())
                .filter(name -> Files.isRegularFile(directory.resolve(name)));
        Stream<String> directories = DIRECTORIES.stream()
                .filter(name -> Files.isDirectory(directory.resolve(name)))
                .map(name -> name + "/");
        return Stream.concat(files, directories).toList();
    }
}
