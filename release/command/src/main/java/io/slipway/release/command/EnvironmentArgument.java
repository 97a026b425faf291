package io.slipway.release.command;

import io.slipway.release.descriptor.Descriptor;
import io.slipway.release.descriptor.Environment;
import picocli.CommandLine.Option;

/** The environment that a verb is about; {@code verbs.properties} says in its help what happens to it. */
final class EnvironmentArgument {

    /** The option's name, from which an error takes its subject. */
    static final String OPTION = "--environment";

    @Option(names = OPTION, required = true, paramLabel = "NAME", descriptionKey = "the-environment")
    private String name;

    String name() {
        return name;
    }

    /** @throws io.slipway.release.problems.SlipwayException (usage) when it does not exist, or is a template */
    Environment in(Descriptor descriptor) {
        return AppArguments.released(descriptor, name);
    }

    /** The environment, or a template as one of its reviews would be, for verbs that release nothing. */
    Environment sampleIn(Descriptor descriptor) {
        return AppArguments.environment(descriptor, name).sample();
    }
}
