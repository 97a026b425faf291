package io.slipway.release.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What is done with reviews: an environment for each change. */
@Command(
        name = "review",
        description =
                "Opens, lists and removes reviews. A review is an environment for one change, made from a template of "
                        + "the descriptor and removed again.",
        footer = {"", "Example: slipway review list --kubeconfig review.yaml"},
        synopsisSubcommandLabel = "VERB",
        subcommands = {
            ReviewOpenCommand.class,
            ReviewListCommand.class,
            ReviewCloseCommand.class,
            ReviewSweepCommand.class
        },
        mixinStandardHelpOptions = true)
final class ReviewCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "a verb is missing: open, list, close or sweep");
    }
}
