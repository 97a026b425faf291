package io.slipway.release.command;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Option;

/** With what the systems are asked that checks name. */
@HelpHeading.Under(HelpHeading.CHECKS)
final class CredentialsArgument {

    @Option(
            names = "--check-credentials",
            paramLabel = "ID=FILE",
            description =
                    "What a check's credentialsId stands for: a file with user:password or a token; can be repeated.")
    private Map<String, Path> files = new LinkedHashMap<>();

    Map<String, Path> files() {
        return Map.copyOf(files);
    }
}
