package io.slipway.release.command;

import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine;

/** The verbs as the command knows them, with the example that each one's help ends with. */
final class Verbs {

    private static final String EXAMPLE = "Example: ";

    private Verbs() {}

    /** The command itself, then its verbs in the order of its help; {@code help} is about verbs, and has no page of its own. */
    static List<CommandLine> all() {
        CommandLine slipway = Slipway.commandLine();
        return withVerbs(slipway).toList();
    }

    private static Stream<CommandLine> withVerbs(CommandLine line) {
        return Stream.concat(
                Stream.of(line),
                line.getSubcommands().values().stream()
                        .filter(verb -> !verb.getCommandName().equals("help"))
                        .flatMap(Verbs::withVerbs));
    }

    /** What is typed after {@code slipway}: {@code check}, or {@code review open}. */
    static String words(CommandLine verb) {
        return verb.getCommandSpec().qualifiedName().replaceFirst("slipway ", "");
    }

    /** The examples of one verb, as they are typed. */
    static List<String> examples(CommandLine verb) {
        return Stream.of(verb.getCommandSpec().usageMessage().footer())
                .filter(line -> line.startsWith(EXAMPLE))
                .map(line -> line.substring(EXAMPLE.length()))
                .toList();
    }
}
