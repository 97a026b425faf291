package io.slipway.release.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** The help of every verb as pages: {@code docs/commands.md}, and a manual page for {@code man} each. */
final class CommandPages {

    private CommandPages() {}

    /** All verbs on one page of Markdown. */
    static String markdown() {
        StringBuilder page = new StringBuilder("""
                # The command

                This page is what `slipway --help` and `slipway VERB --help` print; a test holds it to them. Manual pages are in
                `docs/man`: `man docs/man/slipway.1`. `source <(slipway completion bash)` lets the shell complete verbs and
                options.

                | verb | what it does |
                | --- | --- |
                """);
        for (CommandLine verb : Verbs.all().subList(1, Verbs.all().size())) {
            page.append("| [%s](#%s) | %s |\n".formatted(Verbs.words(verb), name(verb), shortly(verb)));
        }
        for (CommandLine verb : Verbs.all()) {
            page.append("\n## ")
                    .append(verb.getCommandSpec().qualifiedName())
                    .append("\n```\n")
                    .append(trimmed(verb.getUsageMessage(Help.Ansi.OFF)))
                    .append("```\n");
        }
        return page.toString();
    }

    /** The manual page of one verb, in the language of {@code man}. */
    static String manual(CommandLine verb) {
        CommandSpec spec = verb.getCommandSpec();
        List<String> page = new ArrayList<>();
        page.add(".TH \"" + name(verb).toUpperCase(java.util.Locale.ROOT) + "\" 1 \"\" \"Slipway\" \"Slipway\"");
        page.add(".SH NAME");
        page.add(roff(name(verb) + " - ") + roff(shortly(verb).replaceFirst("\\.$", "")));
        page.add(".SH SYNOPSIS");
        page.add(".nf");
        Stream.of(verb.getHelp().synopsis(0).strip().split("\n")).forEach(line -> page.add(roff(line.stripTrailing())));
        page.add(".fi");
        page.add(".SH DESCRIPTION");
        page.add(roff(String.join(" ", spec.usageMessage().description())));
        arguments(page, spec);
        verbs(page, verb);
        page.add(".SH EXIT STATUS");
        spec.usageMessage().exitCodeList().forEach((code, meaning) -> {
            page.add(".TP");
            page.add(code);
            page.add(roff(meaning));
        });
        page.add(".SH EXAMPLE");
        page.add(".nf");
        Verbs.examples(verb).forEach(example -> page.add(roff(example)));
        page.add(".fi");
        return String.join("\n", page) + "\n";
    }

    /** The name of a manual page: {@code slipway-check}. */
    static String name(CommandLine verb) {
        return verb.getCommandSpec().qualifiedName("-");
    }

    private static void arguments(List<String> page, CommandSpec spec) {
        page.add(".SH OPTIONS");
        for (PositionalParamSpec positional : spec.positionalParameters()) {
            argument(page, positional.paramLabel(), positional);
        }
        HelpHeading.optionsOf(spec).forEach((heading, options) -> {
            page.add(".SS " + heading.text());
            for (OptionSpec option : options) {
                String label = option.arity().max() == 0 ? "" : "=" + option.paramLabel();
                argument(page, String.join(", ", option.names()) + label, option);
            }
        });
    }

    private static void argument(List<String> page, String name, ArgSpec argument) {
        page.add(".TP");
        page.add("\\fB" + roff(name) + "\\fR");
        page.add(roff(Stream.of(argument.description())
                .map(text -> text.replace("${DEFAULT-VALUE}", String.valueOf(argument.defaultValue())))
                .collect(Collectors.joining(" "))));
    }

    private static void verbs(List<String> page, CommandLine line) {
        List<Map.Entry<String, CommandLine>> verbs = line.getSubcommands().entrySet().stream()
                .filter(verb -> !verb.getKey().equals("help"))
                .toList();
        if (!verbs.isEmpty()) {
            page.add(".SH VERBS");
        }
        for (Map.Entry<String, CommandLine> verb : verbs) {
            page.add(".TP");
            page.add("\\fB" + roff(name(verb.getValue())) + "\\fR(1)");
            page.add(roff(shortly(verb.getValue())));
        }
    }

    private static String shortly(CommandLine verb) {
        return verb.getCommandSpec().usageMessage().description()[0].strip();
    }

    /** A line that begins with a dot or an apostrophe would be a request, and a bare hyphen may be broken at. */
    private static String roff(String text) {
        String escaped = text.replace("\\", "\\e").replace("-", "\\-");
        return escaped.startsWith(".") || escaped.startsWith("'") ? "\\&" + escaped : escaped;
    }

    private static String trimmed(String help) {
        return help.lines().map(String::stripTrailing).collect(Collectors.joining("\n")) + "\n";
    }
}
