package io.slipway.release.command;

import io.slipway.release.problems.AtExit;
import io.slipway.release.problems.ExitCode;
import io.slipway.release.problems.Problem;
import io.slipway.release.reports.Finding;
import io.slipway.release.reports.Report;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * How a verb answers: text for people, or one JSON document for machines, on stdout or in a file beside the text.
 *
 * <p>A verb takes this as a mixin, tells people what it does through {@link #out()}, and ends with {@link #end(Report)}.
 * Errors that a verb throws end in the same document.
 */
@HelpHeading.Under(HelpHeading.OUTPUT)
final class ReportArguments {

    @Spec(Spec.Target.MIXEE)
    private CommandSpec verb;

    /** Verbs that can also answer in Markdown. */
    private static final Set<String> IN_MARKDOWN = Set.of("changes");

    @Option(
            names = "--output",
            defaultValue = "text",
            paramLabel = "WHAT",
            descriptionKey = "the-output",
            description = "text or json (default: ${DEFAULT-VALUE}).")
    private Output output = Output.TEXT;

    private static final int SECONDS_TO_ANSWER = 10;

    private final CountDownLatch answered = new CountDownLatch(1);
    private final List<Finding> reported = new ArrayList<>();
    private Optional<Path> file = Optional.empty();

    @Option(
            names = "--report",
            paramLabel = "FILE",
            description = "Also write the JSON report to FILE; text is printed as usual.")
    private void file(Path path) {
        refusal(path).ifPresent(problem -> {
            throw new RefusedOptionException(verb.commandLine(), problem);
        });
        file = Optional.of(path);
    }

    /** Why no report can be written there. */
    private static Optional<Problem> refusal(Path path) {
        if (Files.isDirectory(path)) {
            return Optional.of(Problem.of("--report " + path + " is a directory")
                    .fix("name a file in it, such as --report " + path.resolve("report.json")));
        }
        if (!Files.isWritable(path.toAbsolutePath().getParent())) {
            return Optional.of(Problem.of("--report " + path + ": its directory does not exist or is not writable")
                    .fix("create the directory, or name a file in one that you may write to"));
        }
        return Optional.empty();
    }

    /** The arguments of the verb that was typed, if it reports. */
    static Optional<ReportArguments> of(CommandLine line) {
        return line.getCommandSpec().mixins().values().stream()
                .map(CommandSpec::userObject)
                .filter(ReportArguments.class::isInstance)
                .map(ReportArguments.class::cast)
                .findFirst();
    }

    static boolean answersInMarkdown(CommandSpec verb) {
        return IN_MARKDOWN.contains(verb.name());
    }

    /** @throws ParameterException when the verb cannot answer so */
    void check() {
        if (output == Output.MARKDOWN && !answersInMarkdown(verb)) {
            output = Output.TEXT;
            throw new ParameterException(verb.commandLine(), "--output is 'markdown'; expected text or json");
        }
    }

    /** For progress and text; stderr when stdout belongs to the document. */
    PrintWriter out() {
        return output == Output.JSON ? err() : document();
    }

    /** For what a person reads beside it. */
    PrintWriter err() {
        return verb.commandLine().getErr();
    }

    private PrintWriter document() {
        return verb.commandLine().getOut();
    }

    /** Whether text that a person reads at the end is wanted. */
    boolean isText() {
        return output == Output.TEXT;
    }

    /** Whether Markdown is wanted. */
    boolean isMarkdown() {
        return output == Output.MARKDOWN;
    }

    /** Tells people of problems before the end; they are not told of them twice. */
    void tell(List<Finding> problems) {
        document().flush();
        List<Finding> news =
                problems.stream().filter(problem -> !reported.contains(problem)).toList();
        SharedFault.in(news).forEach(fault -> err().println(Terminal.problem(fault.render())));
        reported.addAll(news);
    }

    /**
     * Even when the process is told to end, it ends only when it has answered: to be asked for before anything begins. What
     * does not stop in time, as on a cluster that answers no more, is answered for.
     */
    void answerBeforeTheEnd() {
        AtExit.run(() -> {
            try {
                if (!answered.await(SECONDS_TO_ANSWER, TimeUnit.SECONDS)) {
                    end(Report.of(ExitCode.FAILED, neverStopped()));
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    private static Problem neverStopped() {
        return Problem.of("ended by Ctrl-C or SIGTERM, but did not stop within " + SECONDS_TO_ANSWER
                        + " s; its state is unknown")
                .fix("run slipway status");
    }

    /** Tells the problems, writes the document where it is wanted and returns the exit code; nothing but that the second time. */
    synchronized int end(Report report) {
        if (answered.getCount() == 0) {
            return report.exitCode().code();
        }
        try {
            return write(report);
        } finally {
            answered.countDown();
        }
    }

    private int write(Report report) {
        tell(report.problems());
        if (output != Output.JSON && file.isEmpty()) {
            // Nobody asked for it, and a JSON writer takes its time to start.
            return report.exitCode().code();
        }
        String document = report.json(SlipwayVersion.number(), words());
        if (output == Output.JSON) {
            document().println(document);
        }
        return file.map(path -> write(document, path, report.exitCode()))
                .orElse(report.exitCode())
                .code();
    }

    /** What was typed after {@code slipway}: {@code release}, or {@code review open}. */
    private String words() {
        String all = verb.qualifiedName();
        return all.substring(all.indexOf(' ') + 1);
    }

    private ExitCode write(String document, Path file, ExitCode exitCode) {
        try {
            Report.write(document, file);
            return exitCode;
        } catch (IOException e) {
            err().println(Problem.of("the report cannot be written: " + e)
                    .at(file.toString())
                    .render(""));
            return exitCode == ExitCode.DONE ? ExitCode.FAILED : exitCode;
        }
    }

    /** Reads the options where the command line as a whole could not be understood. */
    void readAnyway(List<String> arguments) {
        for (int i = 0; i < arguments.size(); i++) {
            String next = i + 1 < arguments.size() ? arguments.get(i + 1) : "";
            String argument = arguments.get(i);
            if (argument.equalsIgnoreCase("--output=json")
                    || (argument.equals("--output") && next.equalsIgnoreCase("json"))) {
                output = Output.JSON;
            } else if (argument.startsWith("--report=")) {
                readFile(argument.substring("--report=".length()));
            } else if (argument.equals("--report")) {
                readFile(next);
            }
        }
    }

    private void readFile(String path) {
        if (!path.isEmpty() && refusal(Path.of(path)).isEmpty()) {
            file = Optional.of(Path.of(path));
        }
    }
}
