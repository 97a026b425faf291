package io.slipway.release.command;

import io.slipway.release.descriptor.Descriptor;
import io.slipway.release.reports.Report;
import io.slipway.release.reports.VariablesReport;
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
        return reporting.end(Report.done(VariablesReport.of(variables)));
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
}
