package io.slipway.release.command;

import io.slipway.release.descriptor.Descriptor;
import io.slipway.release.descriptor.Environment;
import java.util.List;
import picocli.CommandLine.Option;

/** The environments that a verb goes through, all of them by default; {@code verbs.properties} says in its help what for. */
final class EnvironmentsArgument {

    @Option(names = EnvironmentArgument.OPTION, paramLabel = "NAME", descriptionKey = "the-environments")
    private List<String> names = List.of();

    /** Those that are named, or all. Unknown names are reported before anything is done. */
    List<Environment> in(Descriptor descriptor) {
        return names.isEmpty()
                ? List.copyOf(descriptor.environments().values())
                : names.stream()
                        .map(name -> AppArguments.environment(descriptor, name))
                        .toList();
    }

    /** The same without templates, for verbs that look at what runs. */
    List<Environment> releasedIn(Descriptor descriptor) {
        return names.isEmpty()
                ? descriptor.environments().values().stream()
                        .filter(environment -> !environment.isTemplate())
                        .toList()
                : names.stream()
                        .map(name -> AppArguments.released(descriptor, name))
                        .toList();
    }
}
