package io.slipway.release.command;

import io.slipway.release.descriptor.NearestWord;
import io.slipway.release.problems.Problem;
import java.util.Collection;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says what was typed wrongly on the command line, and what was probably meant. */
final class WrongUsage {

    private WrongUsage() {}

    static Problem of(ParameterException e) {
        CommandLine line = e.getCommandLine();
        String help = line.getCommandSpec().qualifiedName() + " --help lists what it takes";
        if (!(e instanceof UnmatchedArgumentException unmatched)) {
            return Problem.of(e.getMessage()).fix(help);
        }
        String typed = unmatched.getUnmatched().get(0).split("=", 2)[0];
        if (unmatched.isUnknownOption()) {
            return unknown("option", typed, line.getCommandSpec().optionsMap().keySet(), help);
        }
        Collection<String> verbs = line.getSubcommands().keySet();
        return verbs.isEmpty() ? unknown("argument", typed, verbs, help) : unknown("verb", typed, verbs, help);
    }

    private static Problem unknown(String what, String typed, Collection<String> known, String help) {
        return Problem.of("unknown " + what + " " + typed)
                .fix(NearestWord.of(typed, known)
                        .map(word -> "write " + word + "; " + help)
                        .orElse(help));
    }
}
