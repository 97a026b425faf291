package io.slipway.release.command;

import io.slipway.release.descriptor.Descriptor;
import io.slipway.release.descriptor.DescriptorReader;
import java.nio.file.Path;
import picocli.CommandLine.Parameters;

/** The app, for verbs that need none of its variables. */
final class DescriptorArgument {

    @Parameters(
            paramLabel = "APP",
            arity = "0..1",
            defaultValue = ".",
            description = "The app's directory, or its slipway.yaml (default: the current directory).")
    private Path app;

    Descriptor descriptor() {
        return DescriptorReader.read(app);
    }
}
