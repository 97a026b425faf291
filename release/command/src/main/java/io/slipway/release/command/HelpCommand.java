package io.slipway.release.command;

import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;

/** The help of a verb for those who ask for it in this order; picocli's own knows no verbs of verbs. */
@Command(
        name = "help",
        description = "Shows the help of a verb.",
        footer = {"", "Example: slipway help review open"},
        mixinStandardHelpOptions = true)
final class HelpCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "VERB", arity = "0..*", description = "The verb, such as release or review open.")
    private List<String> words = List.of();

    @Override
    public void run() {
        CommandLine asked = spec.parent().commandLine();
        for (String word : words) {
            CommandLine verb = asked.getSubcommands().get(word);
            if (verb == null) {
                throw new UnmatchedArgumentException(asked, List.of(word));
            }
            asked = verb;
        }
        asked.usage(spec.commandLine().getOut());
    }
}
