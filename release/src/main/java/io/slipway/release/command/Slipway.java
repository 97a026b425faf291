package io.slipway.release.command;

import io.slipway.release.ExitCode;
import io.slipway.release.Problem;
import io.slipway.release.SlipwayException;
import io.slipway.release.reports.Report;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command that everything is a verb of. */
@Command(
        name = "slipway",
        description = "Takes a single-page app from source to every environment on Kubernetes.",
        mixinStandardHelpOptions = true,
        versionProvider = SlipwayVersion.class,
        synopsisSubcommandLabel = "VERB",
        subcommands = {
            PreviewCommand.class,
            ReleaseCommand.class,
            StatusCommand.class,
            HistoryCommand.class,
            PromoteCommand.class,
            RollbackCommand.class,
            DiffCommand.class,
            ConnectCommand.class,
            UninstallCommand.class,
            CheckCommand.class,
            VariablesCommand.class,
            RenderCommand.class,
            DoctorCommand.class,
            CommandLine.HelpCommand.class
        })
public final class Slipway implements Runnable {

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--stacktrace",
            scope = CommandLine.ScopeType.INHERIT,
            description = "Print the Java stack trace of an error too.")
    private boolean stacktrace;

    /** Runs a verb and ends the process with its exit code. */
    public static void main(String... arguments) {
        System.exit(run(arguments));
    }

    /** Runs a verb and returns its exit code. */
    public static int run(String... arguments) {
        Slipway slipway = new Slipway();
        CommandLine line = new CommandLine(slipway);
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setParameterExceptionHandler(Slipway::wrongUsage);
        line.setExecutionExceptionHandler(slipway::failed);
        return line.execute(arguments);
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "a verb is missing");
    }

    private static int wrongUsage(ParameterException e, String[] arguments) {
        CommandLine line = e.getCommandLine();
        Problem problem =
                Problem.of(e.getMessage()).fix(line.getCommandSpec().qualifiedName() + " --help shows what there is");
        Report report = Report.of(ExitCode.USAGE, problem);
        return ReportArguments.of(line)
                .map(reporting -> {
                    reporting.readAnyway(List.of(arguments));
                    return reporting.end(report);
                })
                .orElseGet(() -> tell(report));
    }

    private int failed(Exception e, CommandLine line, CommandLine.ParseResult parsed) {
        Report report = reportOf(e);
        int exitCode =
                ReportArguments.of(line).map(reporting -> reporting.end(report)).orElseGet(() -> tell(report));
        if (stacktrace) {
            e.printStackTrace(System.err);
        }
        return exitCode;
    }

    private static Report reportOf(Exception e) {
        if (e instanceof SubjectException about && about.getCause() instanceof SlipwayException cause) {
            return Report.of(about.subject(), cause);
        }
        if (e instanceof SlipwayException slipway) {
            return Report.of("", slipway);
        }
        return Report.of(
                ExitCode.FAILED,
                Problem.of(e.getClass().getSimpleName() + ": " + e.getMessage())
                        .fix("run it again with --stacktrace to see where"));
    }

    private static int tell(Report report) {
        report.problems().forEach(problem -> System.err.println(problem.render()));
        return report.exitCode().code();
    }
}
