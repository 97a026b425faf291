package io.slipway.release.projects;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** What brings an app's dependencies, told by its lock file. */
public enum PackageManager {
    NPM("package-lock.json", "npm ci", "npm run", "npx"),
    PNPM("pnpm-lock.yaml", "corepack pnpm install --frozen-lockfile", "corepack pnpm run", "corepack pnpm exec"),
    YARN("yarn.lock", "corepack yarn install --immutable", "corepack yarn run", "corepack yarn exec"),
    /** npm without a lock file: each build may bring other versions. */
    NONE("", "npm install", "npm run", "npx");

    private final String lockFile;
    private final String install;
    private final String run;
    private final String execute;

    PackageManager(String lockFile, String install, String run, String execute) {
        this.lockFile = lockFile;
        this.install = install;
        this.run = run;
        this.execute = execute;
    }

    /** The one whose lock file is in the folder. */
    static PackageManager of(Path folder) {
        return Arrays.stream(values())
                .filter(manager -> manager != NONE && Files.exists(folder.resolve(manager.lockFile)))
                .findFirst()
                .orElse(NONE);
    }

    /** Brings the dependencies, the same each time where there is a lock file. */
    public String install() {
        return install;
    }

    /** Runs a script of package.json. */
    String run(String script) {
        return run + " " + script;
    }

    /** Runs a program that a dependency brought. */
    String execute(String program) {
        return execute + " " + program;
    }

    /** The files of an app's folder that the dependencies depend on. */
    public List<String> files(Path folder) {
        return Stream.of("package.json", lockFile, ".npmrc", ".yarnrc.yml", "pnpm-workspace.yaml")
                .filter(name -> !name.isEmpty() && Files.exists(folder.resolve(name)))
                .toList();
    }
}
