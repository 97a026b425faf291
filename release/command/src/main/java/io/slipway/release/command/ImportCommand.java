package io.slipway.release.command;

import io.slipway.release.descriptor.DescriptorReader;
import io.slipway.release.doctor.Progress;
import io.slipway.release.importing.Import;
import io.slipway.release.importing.ImportRequest;
import io.slipway.release.importing.NotImported;
import io.slipway.release.problems.Problem;
import io.slipway.release.problems.SlipwayException;
import io.slipway.release.reports.ImportReport;
import io.slipway.release.reports.Report;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Brings an Azure DevOps pipeline over. */
@Command(
        name = "import",
        description = "Converts an Azure DevOps pipeline into slipway.yaml. Reads its YAML, or an exported release"
                + " definition, and writes environments, variable groups, variables with $(name) followed, and the"
                + " files, delimiters and rules of Replace Tokens. Approvals of a release definition become"
                + " jenkins-approvals.yaml, for Jenkins' configuration as code. Says what could not be brought"
                + " over, and what to do instead. Overwrites nothing.",
        footer = {"", "Example: slipway import azure-pipelines.yml"},
        mixinStandardHelpOptions = true)
final class ImportCommand implements Callable<Integer> {

    private static final String APPROVALS = "jenkins-approvals.yaml";

    @Parameters(paramLabel = "PIPELINE", description = "The pipeline's YAML file, or a release definition as JSON.")
    private Path pipeline;

    @Option(
            names = "--variable-groups",
            paramLabel = "FILE",
            description = "What az pipelines variable-group list prints; can be repeated.")
    private List<Path> groups = List.of();

    @Option(
            names = "--into",
            paramLabel = "DIRECTORY",
            defaultValue = ".",
            description = "The app's directory (default: the current directory).")
    private Path directory;

    @Option(
            names = "--name",
            paramLabel = "NAME",
            description = "The app's name (default: the release's or package's).")
    private Optional<String> name = Optional.empty();

    // Not EnvironmentsArgument: there is no descriptor yet that knows these.
    @Option(
            names = EnvironmentArgument.OPTION,
            paramLabel = "NAME",
            description = "An environment that the pipeline does not show; can be repeated.")
    private List<String> environments = List.of();

    @Option(names = "--print", description = "Print the descriptor in place of writing it.")
    private boolean print;

    @Mixin
    private ReportArguments reporting;

    @Override
    public Integer call() throws IOException {
        Import made = Import.of(new ImportRequest(pipeline, groups, directory, name, environments));
        if (print) {
            if (reporting.isText()) {
                reporting.out().print(made.descriptor());
                reporting.out().flush();
            }
            tell(made, reporting.err());
        } else {
            write(made);
            tell(made, reporting.out());
        }
        return reporting.end(Report.done(ImportReport.of(made, target(), !print)));
    }

    private Path target() {
        return directory.resolve(DescriptorReader.FILE_NAME);
    }

    private void write(Import made) throws IOException {
        if (made.approvals().isPresent() && Files.exists(approvals())) {
            throw exists(APPROVALS, approvals());
        }
        try {
            Files.writeString(target(), made.descriptor(), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            if (made.approvals().isPresent()) {
                Files.writeString(approvals(), made.approvals().get(), StandardOpenOption.CREATE_NEW);
            }
        } catch (FileAlreadyExistsException e) {
            throw exists("a descriptor", target());
        }
    }

    private static SlipwayException exists(String what, Path file) {
        return SlipwayException.usage(Problem.of("there is " + what + " already, and it is not overwritten")
                .at(file.toString())
                .fix("name another directory with --into, or see what would be written with --print"));
    }

    private Path approvals() {
        return directory.resolve(APPROVALS);
    }

    private void tell(Import made, PrintWriter out) {
        Progress progress = new Progress(out, false);
        out.println("slipway import");
        progress.done("app", made.name());
        progress.done("environments", String.join(", ", made.environments()));
        progress.done("variables", made.variables().isEmpty() ? "none" : String.join(", ", made.variables()));
        progress.done("token files", made.tokenFiles().isEmpty() ? "none" : String.join(", ", made.tokenFiles()));
        if (!print) {
            progress.done(DescriptorReader.FILE_NAME, "written to " + target());
            made.approvals().ifPresent(text -> progress.done(APPROVALS, "written to " + approvals()));
        }
        if (print && made.approvals().isPresent()) {
            out.println(APPROVALS + " would hold:");
            made.approvals().get().lines().forEach(line -> out.println("  " + line));
        }
        if (!made.notImported().isEmpty()) {
            out.println("not brought over:");
        }
        for (NotImported left : made.notImported()) {
            out.println("  " + left.what());
            out.println("    at " + left.place());
            out.println("    instead: " + left.instead());
        }
        out.println("next: fill in the lines marked # fill in, then slipway check");
    }
}
