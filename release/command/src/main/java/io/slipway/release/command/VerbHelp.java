package io.slipway.release.command;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/** The help of the command and of every verb: what must be typed in the first line, and the options under headings. */
final class VerbHelp {

    private VerbHelp() {}

    /** Every verb ends with the same codes, so every help says them; lists show a verb's first sentence. */
    static void write(CommandLine line) {
        UsageMessageSpec usage = line.getCommandSpec().usageMessage();
        if (usage.description().length == 1) {
            usage.description(usage.description()[0].split("(?<=\\.) ", 2));
        }
        if (line.getSubcommands().isEmpty()) {
            usage.customSynopsis(synopsis(line.getCommandSpec()));
        }
        line.getHelpSectionMap().put(UsageMessageSpec.SECTION_KEY_OPTION_LIST, VerbHelp::options);
        usage.exitCodeListHeading("%nExit codes:%n")
                .exitCodeList(new TreeMap<>(Map.of(
                        "0", "done",
                        "1", "what was asked for failed: a check, a build, a release",
                        "2", "the input or usage is wrong",
                        "3", "something is missing: cluster, registry, program")));
        line.getSubcommands().values().forEach(VerbHelp::write);
    }

    /** The required options stand in it alone: all of them would hide these. */
    private static String synopsis(CommandSpec verb) {
        return Stream.of(
                        Stream.of(verb.qualifiedName()),
                        verb.options().stream()
                                .filter(OptionSpec::required)
                                .map(option -> option.longestName() + "=" + option.paramLabel()),
                        Stream.of("[OPTIONS]"),
                        verb.positionalParameters().stream().map(VerbHelp::positional))
                .flatMap(words -> words)
                .collect(Collectors.joining(" "));
    }

    private static String positional(PositionalParamSpec positional) {
        String label = positional.paramLabel() + (positional.arity().max() > 1 ? "..." : "");
        return positional.arity().min() == 0 ? "[" + label + "]" : label;
    }

    private static String options(Help help) {
        CommandSpec verb = help.commandSpec();
        StringBuilder text = new StringBuilder();
        HelpHeading.optionsOf(verb)
                .forEach((heading, options) -> text.append("%n%s:%n".formatted(heading.text()))
                        .append(help.optionListExcludingGroups(
                                options,
                                // Of all, so that the columns of all headings are the same.
                                help.createDefaultLayout(
                                        verb.options(), verb.positionalParameters(), help.colorScheme()),
                                null,
                                help.createDefaultParamLabelRenderer())));
        return text.toString();
    }
}
