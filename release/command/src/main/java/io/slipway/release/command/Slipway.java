package io.slipway.release.command;

import io.slipway.release.problems.ExitCode;
import io.slipway.release.problems.Problem;
import io.slipway.release.problems.SlipwayException;
import io.slipway.release.reports.Report;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.stream.Stream;
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
        footer = {"", "Example: slipway preview --environment development"},
        mixinStandardHelpOptions = true,
        versionProvider = SlipwayVersion.class,
        synopsisSubcommandLabel = "VERB",
        subcommands = {
            InitCommand.class,
            ImportCommand.class,
            PreviewCommand.class,
            ReleaseCommand.class,
            StatusCommand.class,
            HistoryCommand.class,
            ChangesCommand.class,
            PromoteCommand.class,
            RollbackCommand.class,
            DiffCommand.class,
            ConnectCommand.class,
            UninstallCommand.class,
            ReviewCommand.class,
            ChecksCommand.class,
            PolicyCommand.class,
            CheckCommand.class,
            VariablesCommand.class,
            RenderCommand.class,
            PackageCommand.class,
            ManifestCommand.class,
            DoctorCommand.class,
            SchemaCommand.class,
            CompletionCommand.class,
            HelpCommand.class
        })
public final class Slipway implements Runnable {

    private static final String STACKTRACE = "Print the Java stack trace of an error too.";

    @Spec
    private CommandSpec spec;

    @HelpHeading.Under(HelpHeading.OUTPUT)
    @Option(names = "--stacktrace", scope = CommandLine.ScopeType.INHERIT, description = STACKTRACE)
    private boolean stacktrace;

    /** Runs a verb and ends the process with its exit code. */
    public static void main(String... arguments) {
        System.exit(run(arguments));
    }

    /** Runs a verb on this process' streams and returns its exit code. */
    public static int run(String... arguments) {
        CommandLine line = line(arguments);
        return execute(line, line.getOut(), line.getErr(), arguments);
    }

    /** Runs a verb that writes to other streams, and returns its exit code. */
    static int run(PrintWriter out, PrintWriter err, String... arguments) {
        return execute(line(arguments), out, err, arguments);
    }

    private static int execute(CommandLine line, PrintWriter out, PrintWriter err, String... arguments) {
        return line.setOut(TerminalFilter.before(out))
                .setErr(TerminalFilter.before(err))
                .execute(arguments);
    }

    private static CommandLine line(String... arguments) {
        Slipway slipway = new Slipway();
        if (asksVersion(arguments)) {
            CommandLine alone = slipway.configured(slipway.alone());
            alone.getCommandSpec().mixinStandardHelpOptions(true).versionProvider(new SlipwayVersion());
            return alone;
        }
        return slipway.configured(verb(arguments)
                .map(verb -> slipway.alone().addSubcommand(verb))
                .orElseGet(() -> new CommandLine(slipway)));
    }

    /** The command with all its verbs. */
    static CommandLine commandLine() {
        Slipway slipway = new Slipway();
        return slipway.configured(new CommandLine(slipway));
    }

    private CommandLine configured(CommandLine line) {
        VerbHelp.write(line);
        line.setResourceBundle(ResourceBundle.getBundle("io.slipway.release.command.verbs"));
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setParameterExceptionHandler(Slipway::wrongUsage);
        line.setExecutionExceptionHandler(this::failed);
        line.setExecutionStrategy(Slipway::runLast);
        return line;
    }

    /** The verb that is typed first; empty where there is none, or where another order of words is for picocli to read. */
    private static Optional<Class<?>> verb(String... arguments) {
        String word = arguments.length == 0 ? "" : arguments[0];
        return Stream.of(Slipway.class.getAnnotation(Command.class).subcommands())
                // These tell of all the others.
                .filter(type -> type != HelpCommand.class && type != CompletionCommand.class)
                .filter(type -> type.getAnnotation(Command.class).name().equals(word))
                .findFirst();
    }

    /** Pipelines that write down their versions ask nothing else. */
    private static boolean asksVersion(String... arguments) {
        return arguments.length == 1 && (arguments[0].equals("--version") || arguments[0].equals("-V"));
    }

    /** Without verbs: picocli takes a quarter of the time of a check to read what all of them may be given. */
    private CommandLine alone() {
        spec = CommandSpec.wrapWithoutInspection(this).name("slipway");
        spec.addOption(CommandLine.Model.OptionSpec.builder("--stacktrace")
                .type(boolean.class)
                .scopeType(CommandLine.ScopeType.INHERIT)
                .description(STACKTRACE)
                .setter(new CommandLine.Model.ISetter() {
                    @Override
                    @SuppressWarnings("unchecked")
                    public <T> T set(T value) {
                        T before = (T) (Boolean) stacktrace;
                        stacktrace = Boolean.TRUE.equals(value);
                        return before;
                    }
                })
                .build());
        return new CommandLine(spec);
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "a verb is missing");
    }

    /** An input that is nested or repeated too much for one of our readers is an input that is wrong, and reported so. */
    private static int runLast(CommandLine.ParseResult parsed) {
        parsed.asCommandLineList().forEach(line -> ReportArguments.of(line).ifPresent(ReportArguments::check));
        try {
            return new CommandLine.RunLast().execute(parsed);
        } catch (StackOverflowError e) {
            CommandLine verb =
                    parsed.asCommandLineList().get(parsed.asCommandLineList().size() - 1);
            throw new CommandLine.ExecutionException(
                    verb,
                    "nested too deeply",
                    SlipwayException.usage(Problem.of("the input is nested or repeated too deeply to be read")
                            .fix("run it again with --stacktrace to see what was being read, and write that flatter")));
        }
    }

    private static int wrongUsage(ParameterException e, String[] arguments) {
        CommandLine line = e.getCommandLine();
        Report report = Report.of(ExitCode.USAGE, WrongUsage.of(e, arguments));
        return ReportArguments.of(line)
                .map(reporting -> {
                    reporting.readAnyway(List.of(arguments));
                    return reporting.end(report);
                })
                .orElseGet(() -> tell(report, line));
    }

    private int failed(Exception e, CommandLine line, CommandLine.ParseResult parsed) {
        Report report = reportOf(e, subject(parsed));
        int exitCode =
                ReportArguments.of(line).map(reporting -> reporting.end(report)).orElseGet(() -> tell(report, line));
        if (stacktrace) {
            e.printStackTrace(line.getErr());
        }
        return exitCode;
    }

    /** What an error is about, for the first words of its message: the environment that would have changed. */
    private static String subject(CommandLine.ParseResult parsed) {
        CommandLine.ParseResult verb = last(parsed);
        return Stream.of(EnvironmentArgument.OPTION, PromoteCommand.TO)
                .map(option -> verb.matchedOptionValue(option, (Object) ""))
                .filter(value -> value instanceof String name && !name.isEmpty())
                .map(String.class::cast)
                .findFirst()
                .orElse("");
    }

    private static CommandLine.ParseResult last(CommandLine.ParseResult parsed) {
        return parsed.hasSubcommand() ? last(parsed.subcommand()) : parsed;
    }

    private static Report reportOf(Exception e, String subject) {
        if (e instanceof SubjectException about && about.getCause() instanceof SlipwayException cause) {
            return Report.of(about.subject(), cause);
        }
        if (e instanceof SlipwayException slipway) {
            return Report.of(subject, slipway);
        }
        return Report.of(
                ExitCode.FAILED,
                Problem.of(e.getClass().getSimpleName() + ": " + e.getMessage())
                        .fix("run it again with --stacktrace to see where"));
    }

    private static int tell(Report report, CommandLine line) {
        report.problems().forEach(problem -> line.getErr().println(Terminal.problem(problem.render())));
        return report.exitCode().code();
    }
}
