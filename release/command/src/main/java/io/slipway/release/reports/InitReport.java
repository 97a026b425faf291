package io.slipway.release.reports;

import io.slipway.release.projects.Project;
import io.slipway.release.scaffolding.Start;
import java.util.List;

/** Of {@code init}. */
public record InitReport(List<App> apps) implements VerbResult {

    /**
     * One application of a workspace.
     *
     * @param build the command that builds
     * @param bundle where the build writes index.html to
     * @param tokens that need a value
     * @param next what a person does next, in order
     */
    public record App(
            String framework,
            String name,
            String build,
            String bundle,
            String basePath,
            List<String> tokens,
            List<File> files,
            List<String> notes,
            List<String> next) {

        public static App of(Project found, Start start) {
            return new App(
                    found.framework(),
                    found.name(),
                    found.build(),
                    found.output(),
                    found.basePath(),
                    List.copyOf(found.tokenNames()),
                    start.files().entrySet().stream()
                            .map(file -> new File(file.getKey(), file.getValue()))
                            .toList(),
                    found.notes(),
                    start.next());
        }
    }

    /** One file, which was there already when it was not written. */
    public record File(String file, boolean written) {}
}
