package io.slipway.release.preview;

import io.slipway.initcontainer.bundle.BundlePages;
import io.slipway.release.descriptor.App;
import io.slipway.release.descriptor.Descriptor;
import io.slipway.release.doctor.ProgramRun;
import io.slipway.release.doctor.Progress;
import io.slipway.release.problems.Problem;
import io.slipway.release.problems.SlipwayException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Brings the app's dependencies and builds its bundle, unless nothing has changed since it was done. */
final class AppBuild {

    /** npm, yarn and pnpm write theirs last, so that a broken install has none. */
    private static final List<String> INSTALLED = List.of(
            "node_modules/.package-lock.json",
            "node_modules/.yarn-integrity",
            "node_modules/.yarn-state.yml",
            ".yarn/install-state.gz",
            "node_modules/.modules.yaml");

    private static final List<String> LOCKS =
            List.of("package-lock.json", "npm-shrinkwrap.json", "yarn.lock", "pnpm-lock.yaml");

    private final Path source;
    private final App.Build build;
    private final Workspace workspace;
    private final Progress progress;

    AppBuild(Descriptor descriptor, Workspace workspace, Progress progress) {
        this.source = descriptor.source();
        this.build = descriptor.app().build();
        this.workspace = workspace;
        this.progress = progress;
    }

    /** The directory of the bundle. */
    Path output() {
        return source.resolve(build.output());
    }

    /** Brings the dependencies if they are missing or older than the lock file. */
    void install() throws IOException {
        Optional<FileTime> installed = newest(INSTALLED);
        boolean current = installed.isPresent()
                && newest(LOCKS)
                        .filter(lock -> lock.compareTo(installed.get()) > 0)
                        .isEmpty();
        if (current) {
            progress.done(build.install(), "not needed: node_modules is there");
        } else {
            run(build.install(), "the app's dependencies could not be installed");
        }
    }

    private Optional<FileTime> newest(List<String> names) throws IOException {
        Optional<FileTime> newest = Optional.empty();
        for (String name : names) {
            Path file = source.resolve(name);
            if (Files.exists(file)) {
                FileTime time = Files.getLastModifiedTime(file);
                newest = newest.filter(other -> other.compareTo(time) > 0).or(() -> Optional.of(time));
            }
        }
        return newest;
    }

    /** Builds the bundle if the source is another than at the last build. */
    void build() throws IOException {
        String now = SourceDigest.of(source, output(), build.command());
        if (now.equals(lastBuilt()) && BundlePages.problem(output()).isEmpty()) {
            progress.done(build.command(), "not needed: the bundle is up to date");
            return;
        }
        Files.deleteIfExists(workspace.buildStamp());
        run(build.command(), "the app does not build");
        Optional<String> wrong = BundlePages.problem(output()).map(io.slipway.initcontainer.problems.Problem::what);
        if (wrong.isPresent()) {
            throw SlipwayException.usage(Problem.of("the build wrote no page: " + wrong.get())
                    .at(output().toString())
                    .fix("set app.build.output to the directory that " + build.command() + " writes its pages to"));
        }
        Files.writeString(workspace.buildStamp(), now);
    }

    private String lastBuilt() throws IOException {
        return Files.exists(workspace.buildStamp()) ? Files.readString(workspace.buildStamp()) : "";
    }

    private void run(String command, String failure) throws IOException {
        Path log = workspace.log(command.replaceAll("[^A-Za-z0-9]+", "-"));
        ProgramRun.Outcome outcome = new ProgramRun(
                        List.of("/bin/sh", "-c", command), source, Map.of("NG_CLI_ANALYTICS", "false"))
                .run(log, progress, command);
        if (outcome.exitCode() != 0) {
            throw SlipwayException.failed(
                    Problem.of(failure + ": " + command + " exited with code " + outcome.exitCode())
                            .at(log.toString())
                            .fix("the end of what it printed:\n" + outcome.tail()));
        }
    }
}
