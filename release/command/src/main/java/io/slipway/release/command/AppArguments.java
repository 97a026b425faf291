package io.slipway.release.command;

import io.slipway.release.descriptor.Descriptor;
import io.slipway.release.descriptor.Environment;
import io.slipway.release.descriptor.NearestWord;
import io.slipway.release.problems.Problem;
import io.slipway.release.problems.SlipwayException;
import io.slipway.release.variables.VariableScopes;
import io.slipway.release.variables.Variables;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What most verbs take: the app, and where its variables come from beside the descriptor. */
@HelpHeading.Under(HelpHeading.VARIABLES)
final class AppArguments {

    @Mixin
    private DescriptorArgument app;

    @Option(
            names = "--variables-file",
            converter = FileConverter.class,
            paramLabel = "FILE",
            description = "YAML or JSON with variables; wins over the descriptor. Can be repeated.")
    private List<Path> files = List.of();

    @Option(
            names = "--set",
            paramLabel = "NAME=VALUE",
            description = "A variable; wins over everything. Not for secrets: other users see command lines.")
    private Map<String, String> set = new LinkedHashMap<>();

    Descriptor descriptor() {
        return app.descriptor();
    }

    Variables variables(Descriptor descriptor, Environment environment) {
        return VariableScopes.of(descriptor, environment, files, set, System.getenv());
    }

    /** The environment of that name, which must be one that is released to by name. */
    static Environment released(Descriptor descriptor, String name) {
        Environment environment = environment(descriptor, name);
        if (environment.isTemplate()) {
            throw SlipwayException.usage(
                    Problem.of("environment " + name + " is a template of reviews, which is never released to by name")
                            .at(environment.place().toString())
                            .fix("name a change: slipway review open --environment " + name
                                    + " --change 42; slipway review list shows what is open"));
        }
        return environment;
    }

    /** The environment of that name; may be a template. */
    static Environment environment(Descriptor descriptor, String name) {
        Environment environment = descriptor.environments().get(name);
        if (environment == null) {
            throw SlipwayException.usage(Problem.of("environment " + name + " does not exist; known environments: "
                            + String.join(", ", descriptor.environments().keySet()))
                    .at(descriptor.file().toString())
                    .fix(NearestWord.of(name, descriptor.environments().keySet())
                            .map(nearest -> "write " + nearest)
                            .orElse("write one of these, or add it under environments")));
        }
        return environment;
    }
}
