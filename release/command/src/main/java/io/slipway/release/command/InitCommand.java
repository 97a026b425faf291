package io.slipway.release.command;

import io.slipway.release.doctor.Progress;
import io.slipway.release.projects.Project;
import io.slipway.release.projects.ProjectReader;
import io.slipway.release.reports.InitReport;
import io.slipway.release.reports.Report;
import io.slipway.release.scaffolding.Start;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes the files that an app needs to be released. */
@Command(
        name = "init",
        description =
                "Writes what an app needs to be released. Looks at a directory, finds the app in it (Angular; Nx; "
                        + "SvelteKit; React, Vue and others with Vite; Vue CLI; Create React App; webpack; Rspack), and "
                        + "writes what is missing: slipway.yaml, Dockerfile, .dockerignore, Jenkinsfile; for each "
                        + "application of a workspace, into its own directory. Marks with # fill in what only you know. "
                        + "Overwrites nothing, runs nothing of the app.",
        footer = {"", "Example: slipway init"},
        mixinStandardHelpOptions = true)
final class InitCommand implements Callable<Integer> {

    @Parameters(
            paramLabel = "DIRECTORY",
            arity = "0..1",
            defaultValue = ".",
            description = "The app's directory, with package.json in it (default: the current directory).")
    private Path directory;

    @Option(
            names = "--project",
            paramLabel = "NAME",
            description = "One application of a workspace (default: all that it builds for browsers).")
    private Optional<String> project = Optional.empty();

    @Option(
            names = "--bundle",
            paramLabel = "DIRECTORY",
            description = "The directory that the build writes index.html to, if init cannot find it.")
    private Optional<String> bundle = Optional.empty();

    @Option(
            names = "--domain",
            paramLabel = "NAME",
            defaultValue = "example.com",
            description = "What the host names end in (default: ${DEFAULT-VALUE}).")
    private String domain;

    @Mixin
    private ReportArguments reporting;

    @Override
    public Integer call() throws IOException {
        reporting.out().println("slipway init");
        List<InitReport.App> apps = new ArrayList<>();
        for (Project found : ProjectReader.readAll(directory, project, bundle)) {
            Start start = Start.of(found, domain);
            tell(found, start, reporting.out());
            apps.add(InitReport.App.of(found, start));
        }
        return reporting.end(Report.done(new InitReport(apps)));
    }

    private static void tell(Project found, Start start, PrintWriter out) {
        Progress progress = new Progress(out, false);
        progress.done("app", found.framework() + ": " + found.name());
        progress.done("build", found.packages().install() + ", " + found.build() + " into " + found.output());
        progress.done(
                "tokens",
                found.tokens().isEmpty()
                        ? "none yet"
                        : String.join(", ", found.tokenNames()) + " in "
                                + String.join(", ", found.tokens().keySet()));
        found.notes().forEach(note -> progress.done("note", note));
        start.files().forEach((name, written) -> progress.done(name, written ? "written" : "was there, and stays"));
        out.println("next:");
        for (int i = 0; i < start.next().size(); i++) {
            out.println("  " + (i + 1) + ". " + start.next().get(i));
        }
    }
}
