package io.slipway.release.command;

import picocli.CommandLine.Option;

/** {@code --help} for verbs whose {@code --version} is the app's, which picocli's standard options would stand in the way of. */
final class HelpArgument {

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help message and exit.")
    @SuppressWarnings("UnusedVariable") // picocli reads it
    private boolean help;
}
