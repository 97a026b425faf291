package io.slipway.release.command;

import io.slipway.release.ExitCode;
import io.slipway.release.Problem;
import io.slipway.release.SlipwayException;
import java.io.PrintWriter;
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
        PrintWriter err = line.getErr();
        err.println(Problem.of(e.getMessage())
                .fix(line.getCommandSpec().qualifiedName() + " --help shows what there is")
                .render(""));
        return ExitCode.USAGE.code();
    }

    private int failed(Exception e, CommandLine line, CommandLine.ParseResult parsed) {
        PrintWriter err = line.getErr();
        ExitCode exitCode = ExitCode.FAILED;
        if (e instanceof SubjectException about && about.getCause() instanceof SlipwayException cause) {
            err.println(cause.render(about.subject()));
            exitCode = cause.exitCode();
        } else if (e instanceof SlipwayException slipway) {
            err.println(slipway.render(""));
            exitCode = slipway.exitCode();
        } else {
            err.println(Problem.of(e.getClass().getSimpleName() + ": " + e.getMessage())
                    .fix("run it again with --stacktrace to see where")
                    .render(""));
        }
        if (stacktrace) {
            e.printStackTrace(err);
        }
        return exitCode.code();
    }
}
