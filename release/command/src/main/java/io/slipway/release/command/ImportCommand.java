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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
                + " files, delimiters and rules of Replace Tokens. Approvals and exclusive locks become Jenkins'"
                + " configuration as code, jenkins-approvals.yaml; business hours, branch control and requests"
                + " become a policy for each environment, checks-NAME.yaml. Says what could not be brought over,"
                + " and what to do instead. Overwrites nothing.",
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
            names = "--checks",
            paramLabel = "ENVIRONMENT=FILE",
            description = "The approvals and checks of an environment of a YAML pipeline, as Azure DevOps' REST API"
                    + " lists them (Check Configurations - List, with $expand=settings); can be repeated.")
    private Map<String, Path> checks = Map.of();

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
        Import made = Import.of(new ImportRequest(pipeline, groups, directory, name, environments, checks));
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
        for (String name : others(made).keySet()) {
            if (Files.exists(directory.resolve(name))) {
                throw exists(name, directory.resolve(name));
            }
        }
        try {
            Files.writeString(target(), made.descriptor(), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            for (Map.Entry<String, String> other : others(made).entrySet()) {
                Files.writeString(directory.resolve(other.getKey()), other.getValue(), StandardOpenOption.CREATE_NEW);
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

    /** What is written beside the descriptor, by the names of the files. */
    private static Map<String, String> others(Import made) {
        Map<String, String> others = new LinkedHashMap<>();
        made.approvals().ifPresent(text -> others.put(APPROVALS, text));
        others.putAll(made.checks());
        return others;
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
            others(made).keySet().forEach(name -> progress.done(name, "written to " + directory.resolve(name)));
        } else {
            others(made).forEach((name, text) -> {
                out.println(name + " would hold:");
                text.lines().forEach(line -> out.println("  " + line));
            });
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
