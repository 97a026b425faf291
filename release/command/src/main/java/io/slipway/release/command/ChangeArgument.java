package io.slipway.release.command;

import io.slipway.release.descriptor.ChangeId;
import picocli.CommandLine.Option;

/** The change whose review is meant. */
final class ChangeArgument {

    @Option(
            names = "--change",
            required = true,
            paramLabel = "ID",
            description = "The change: the number of the pull request, or the name of the branch.")
    private String change;

    ChangeId id() {
        return ChangeId.parse(change);
    }
}
