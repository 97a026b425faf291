package io.slipway.release.command;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.slipway.release.descriptor.Descriptor;
import io.slipway.release.reports.Report;
import io.slipway.release.variables.Variable;
import io.slipway.release.variables.Variables;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Shows an environment's variables and where each value came from. */
@Command(
        name = "variables",
        description = "Shows an environment's variables: name, value (a secret's is not shown), where the value came "
                + "from and what it overrode.",
        footer = {"", "Example: slipway variables --environment acceptance"},
        mixinStandardHelpOptions = true)
final class VariablesCommand implements Callable<Integer> {

    @Mixin
    private AppArguments arguments;

    @Mixin
    private EnvironmentArgument environment;

    @Mixin
    private ReportArguments reporting;

    @Override
    public Integer call() {
        Descriptor descriptor = arguments.descriptor();
        Variables variables = arguments.variables(descriptor, environment.sampleIn(descriptor));
        if (reporting.isText()) {
            reporting.out().println(text(variables));
        }
        return reporting.end(Report.done(result(variables)));
    }

    private static String text(Variables variables) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("NAME", "VALUE", "FROM", "OVERRODE"));
        variables
                .byName()
                .values()
                .forEach(variable -> rows.add(List.of(
                        variable.name(),
                        variable.shown(),
                        summary(variable.origin()),
                        variable.overrode().stream()
                                .map(before -> before.shown() + " (" + summary(before.origin()) + ")")
                                .collect(Collectors.joining("; ")))));
        return Table.of(rows);
    }

    private static String summary(Variable.Origin origin) {
        return origin.scope().word() + ", " + origin.place();
    }

    private static ObjectNode result(Variables variables) {
        ObjectNode result = Report.newResult().put("environment", variables.environment());
        ArrayNode list = result.putArray("variables");
        for (Variable variable : variables.byName().values()) {
            ObjectNode entry = list.addObject().put("name", variable.name());
            value(entry, variable.value());
            origin(entry.putObject("from"), variable.origin());
            ArrayNode overrode = entry.putArray("overrode");
            for (Variable.Overridden before : variable.overrode()) {
                ObjectNode node = overrode.addObject();
                value(node, before.value());
                origin(node, before.origin());
            }
        }
        return result;
    }

    private static void value(ObjectNode node, Variable.Value value) {
        if (value instanceof Variable.Value.Plain plain) {
            node.put("value", plain.text());
        } else {
            node.put("secret", true);
        }
    }

    private static void origin(ObjectNode node, Variable.Origin origin) {
        node.put("scope", origin.scope().word()).put("place", origin.place());
    }
}
