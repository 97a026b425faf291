package io.slipway.initcontainer.build;

import io.slipway.initcontainer.bundle.BundlePages;
import io.slipway.initcontainer.problems.InitException;
import io.slipway.initcontainer.problems.Problem;
import io.slipway.initcontainer.publishing.ReplaceInSource;
import io.slipway.initcontainer.settings.Setting;
import io.slipway.initcontainer.settings.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Builds the app from its source with this environment's values. */
public final class BuildApp {
    private final Settings settings;

    public BuildApp(Settings settings) {
        this.settings = settings;
    }

    /** Copies, replaces, builds; returns the directory of the bundle that the build wrote. */
    public Path build() {
        Path source = settings.path(Setting.SOURCE);
        if (!Files.isDirectory(source)) {
            throw InitException.failed(Problem.of("there is no source at " + source)
                    .fix("put the app's source there, or set " + Setting.SOURCE.env()));
        }
        Path work = settings.optionalPath(Setting.WORK)
                .orElseGet(() -> Path.of(System.getProperty("java.io.tmpdir"), "slipway-build"));
        CopySource copy = new CopySource(source, work, settings.get(Setting.BUILD_OUTPUT));
        copy.copy();
        new ReplaceInSource(settings).replace(work, FindTokenFiles.in(work, settings.list(Setting.TOKEN_FILES)));
        Path output = work.resolve(settings.get(Setting.BUILD_OUTPUT)).normalize();
        if (!output.startsWith(work)) {
            throw InitException.wrongInput(Problem.of("the build's output " + output + " lies outside of the source")
                    .fix("set " + Setting.BUILD_OUTPUT.env() + " to a path below the source"));
        }
        new BuildCommand(settings.get(Setting.BUILD_COMMAND), work).run();
        Optional<Problem> problem = BundlePages.problem(output);
        if (problem.isPresent()) {
            throw InitException.failed(Problem.of("the build succeeded but wrote no page (a file *.html)")
                    .lookedIn(output.toString())
                    .fix("set " + Setting.BUILD_OUTPUT.env()
                            + " to where the build puts it, such as dist/app/browser"));
        }
        try {
            BuildTimestamp.fix(output);
        } catch (IOException e) {
            throw InitException.failed(Problem.of("cannot rewrite ngsw.json: " + e.getMessage()), e);
        }
        return output;
    }
}
