package io.slipway.release.command;

import io.slipway.release.descriptor.Descriptor;
import io.slipway.release.descriptor.Environment;
import io.slipway.release.problems.Problem;
import io.slipway.release.problems.SlipwayException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine.Option;

/** The template that reviews are made from. */
final class TemplateArgument {

    @Option(
            names = EnvironmentArgument.OPTION,
            paramLabel = "NAME",
            description = "The template of the reviews (default: the only one of the descriptor).")
    private Optional<String> name = Optional.empty();

    boolean isGiven() {
        return name.isPresent();
    }

    /** @throws SlipwayException (usage) when it is no template, or more than one could be meant */
    Environment in(Descriptor descriptor) {
        List<Environment> templates = descriptor.environments().values().stream()
                .filter(Environment::isTemplate)
                .toList();
        if (name.isPresent()) {
            return Optional.of(AppArguments.environment(descriptor, name.get()))
                    .filter(Environment::isTemplate)
                    .orElseThrow(() -> none("environment " + name.get() + " is not a template of reviews", descriptor));
        }
        if (templates.size() > 1) {
            throw SlipwayException.usage(Problem.of("the descriptor has more than one template: "
                            + templates.stream().map(Environment::name).collect(Collectors.joining(", ")))
                    .at(descriptor.file().toString())
                    .fix("choose one: --environment " + templates.get(0).name()));
        }
        return templates.stream()
                .findFirst()
                .orElseThrow(() -> none("the descriptor has no template of reviews", descriptor));
    }

    private static SlipwayException none(String message, Descriptor descriptor) {
        return SlipwayException.usage(Problem.of(message)
                .at(descriptor.file().toString())
                .fix("add an environment with template: true and a host such as {change}.review.example.com"));
    }
}
