package io.slipway.release.command;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints what a shell needs to complete verbs and options. */
@Command(
        name = "completion",
        description = "Prints a script that lets a shell complete verbs and options. The shell is to read it when it "
                + "starts, as with: source <(slipway completion bash).",
        footer = {"", "Example: slipway completion bash"},
        mixinStandardHelpOptions = true)
final class CompletionCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    /** The shells that can. */
    enum Shell {
        BASH,
        ZSH;

        /** As it is typed. */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Parameters(paramLabel = "SHELL", description = "bash or zsh.")
    private Shell shell;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        // zsh reads scripts for bash once its own completion is there.
        out.print(shell == Shell.ZSH ? "autoload -U +X compinit && compinit -u\n" : "");
        out.println(AutoComplete.bash("slipway", Slipway.commandLine()));
        return 0;
    }
}
