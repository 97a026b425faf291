package io.slipway.release.command;

import io.slipway.release.descriptor.NearestWord;
import io.slipway.release.problems.Problem;
import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says what was typed wrongly on the command line, and what was probably meant. */
final class WrongUsage {

    /** What picocli says of a word that is none of an enum's. */
    private static final Pattern CHOICE =
            Pattern.compile("expected one of \\[(?<words>[A-Z_, ]+)\\] \\(case-insensitive\\) but was '(?<typed>.*)'");

    private static final Pattern NO_PAIR = Pattern.compile("should be in KEY=VALUE format but was (?<typed>.*)");

    /** What picocli says, by the name of a type of Java. */
    private static final Pattern NO_NUMBER = Pattern.compile(": '(?<typed>.*)' is not an? (?:int|long)$");

    private static final String VERB = "verb";

    private WrongUsage() {}

    /** @param arguments that were typed */
    static Problem of(ParameterException e, String... arguments) {
        if (e instanceof RefusedOptionException refused) {
            return refused.problem();
        }
        CommandLine line = e.getCommandLine();
        String help = "see " + line.getCommandSpec().qualifiedName() + " --help";
        Set<String> options = line.getCommandSpec().optionsMap().keySet();
        if (e instanceof MissingParameterException) {
            // A misspelled option is missing and unknown: picocli tells of the first alone.
            return Stream.of(arguments)
                    .takeWhile(argument -> !argument.equals("--"))
                    .filter(argument -> argument.startsWith("--"))
                    .map(WrongUsage::name)
                    .filter(name -> !options.contains(name))
                    .findFirst()
                    .map(name -> unknown("option", name, options, help))
                    .orElseGet(() -> Problem.of(e.getMessage()).fix(help));
        }
        if (!(e instanceof UnmatchedArgumentException unmatched)) {
            return value(e, help);
        }
        String typed = name(unmatched.getUnmatched().get(0));
        if (unmatched.isUnknownOption()) {
            return unknown("option", typed, options, help);
        }
        Collection<String> verbs = line.getSubcommands().keySet();
        return verbs.isEmpty() ? unknown("argument", typed, verbs, help) : unknown(VERB, typed, verbs, help);
    }

    private static Problem value(ParameterException e, String help) {
        String option = e.getArgSpec() instanceof OptionSpec spec ? spec.longestName() : "a value";
        Matcher choice = CHOICE.matcher(e.getMessage());
        if (choice.find()) {
            String words = choice.group("words").toLowerCase(Locale.ROOT);
            String possible =
                    ReportArguments.answersInMarkdown(e.getCommandLine().getCommandSpec())
                            ? words
                            : words.replace(", " + Output.MARKDOWN, "");
            // Words as people list them: auto, embedded or path.
            return Problem.of(option + " is '" + choice.group("typed") + "'; expected "
                            + possible.replaceFirst(", (?=[^,]*$)", " or "))
                    .fix(help);
        }
        Matcher pair = NO_PAIR.matcher(e.getMessage());
        if (pair.find()) {
            return Problem.of(option + " " + pair.group("typed") + " has no value")
                    .fix("write " + option + " " + pair.group("typed") + "=VALUE");
        }
        Matcher number = NO_NUMBER.matcher(e.getMessage());
        if (number.find()) {
            return Problem.of(option + " is '" + number.group("typed") + "', but must be a whole number")
                    .fix(help);
        }
        return Problem.of(e.getMessage()).fix(help);
    }

    private static String name(String argument) {
        return argument.split("=", 2)[0];
    }

    private static Problem unknown(String what, String typed, Collection<String> known, String help) {
        return Problem.of("unknown " + what + " " + typed)
                .fix(NearestWord.of(typed, known)
                        .map(word -> "write " + word + "; " + help)
                        // All options would fill the terminal, and their help is better to read.
                        .orElse(what.equals(VERB) ? "write one of " + String.join(", ", known) + "; " + help : help));
    }
}
