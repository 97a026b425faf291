package io.slipway.release.command;

import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine;

/** The verbs as the command knows them, with the example that each one's help ends with. */
final class Verbs {

    private static final String EXAMPLE = "Example: ";

    private Verbs() {}

    /** The command itself, then its verbs in the order of its help; picocli's own {@code help} is no verb of ours. */
    static List<CommandLine> all() {
        CommandLine slipway = Slipway.commandLine();
        return Stream.concat(
                        Stream.of(slipway),
                        slipway.getSubcommands().values().stream()
                                .filter(verb -> !verb.getCommandName().equals("help")))
                .toList();
    }

    /** The examples of one verb, as they are typed. */
    static List<String> examples(CommandLine verb) {
        return Stream.of(verb.getCommandSpec().usageMessage().footer())
                .filter(line -> line.startsWith(EXAMPLE))
                .map(line -> line.substring(EXAMPLE.length()))
                .toList();
    }
}
