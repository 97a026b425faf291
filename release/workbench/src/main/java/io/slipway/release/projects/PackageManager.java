package io.slipway.release.projects;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What installs an app's dependencies, told by its lock file and by {@code packageManager} of package.json. */
public enum PackageManager {
    NPM(List.of("package-lock.json", "npm-shrinkwrap.json"), "npm ci", "npm run", "npx --no --"),
    PNPM(
            List.of("pnpm-lock.yaml"),
            "corepack pnpm install --frozen-lockfile",
            "corepack pnpm run",
            "corepack pnpm exec"),
    YARN_CLASSIC(
            List.of("yarn.lock"), "corepack yarn install --frozen-lockfile", "corepack yarn run", "corepack yarn run"),
    YARN(List.of("yarn.lock"), "corepack yarn install --immutable", "corepack yarn run", "corepack yarn run"),
    BUN(List.of("bun.lock", "bun.lockb"), "bun install --frozen-lockfile", "bun run", "bun run"),
    /** npm without a lock file: each build may install other versions. */
    NONE(List.of(), "npm install", "npm run", "npx --no --");

    private static final String CLASSIC = "yarn lockfile v1";

    private final List<String> lockFiles;
    private final String install;
    private final String run;
    private final String execute;

    PackageManager(List<String> lockFiles, String install, String run, String execute) {
        this.lockFiles = lockFiles;
        this.install = install;
        this.run = run;
        this.execute = execute;
    }

    /** The one that package.json names if its lock file is there, else the one whose lock file is. */
    static PackageManager of(Path directory, JsonNode manifest) throws IOException {
        Optional<PackageManager> named = named(manifest.path("packageManager").asText(""))
                .filter(manager -> manager.lockFile(directory).isPresent());
        if (named.isPresent()) {
            return named.get();
        }
        for (PackageManager manager : List.of(NPM, PNPM, BUN)) {
            if (manager.lockFile(directory).isPresent()) {
                return manager;
            }
        }
        Path yarn = directory.resolve("yarn.lock");
        if (!Files.isRegularFile(yarn)) {
            return NONE;
        }
        return Files.readString(yarn).contains(CLASSIC) ? YARN_CLASSIC : YARN;
    }

    private static Optional<PackageManager> named(String packageManager) {
        String name = packageManager.replaceFirst("@.*", "");
        return switch (name) {
            case "npm" -> Optional.of(NPM);
            case "pnpm" -> Optional.of(PNPM);
            case "bun" -> Optional.of(BUN);
            case "yarn" -> Optional.of(packageManager.matches("yarn@[01]\\..*") ? YARN_CLASSIC : YARN);
            default -> Optional.empty();
        };
    }

    private Optional<String> lockFile(Path directory) {
        return lockFiles.stream()
                .filter(name -> Files.exists(directory.resolve(name)))
                .findFirst();
    }

    /** The name of every lock file. */
    static List<String> lockFileNames() {
        return Arrays.stream(values())
                .flatMap(manager -> manager.lockFiles.stream())
                .distinct()
                .toList();
    }

    /** Whether corepack fetches the program itself, at its first use. */
    public boolean isFetched() {
        return install.startsWith("corepack ");
    }

    /** Installs the dependencies, the same each time where there is a lock file. */
    public String install() {
        return install;
    }

    /** Runs a script of package.json. */
    String run(String script) {
        return run + " " + script;
    }

    /** Runs a program of a dependency, and never one that would have to be downloaded. */
    String execute(String program) {
        return execute + " " + program;
    }
}
