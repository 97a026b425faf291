package io.slipway.release.reports;

import io.slipway.release.variables.Variable;
import io.slipway.release.variables.Variables;
import java.util.List;
import java.util.Optional;

/** Of {@code variables}. */
public record VariablesReport(String environment, List<Entry> variables) implements VerbResult {

    private static final Optional<Boolean> SECRET = Optional.of(true);

    /**
     * One variable.
     *
     * @param value never of a secret
     * @param secret true, or not there
     * @param overrode what would have counted otherwise, the nearest first
     */
    public record Entry(
            String name, Optional<String> value, Optional<Boolean> secret, Origin from, List<Overridden> overrode) {}

    /** Where a value came from. */
    public record Origin(String scope, String place) {}

    /** A value that would have counted otherwise. */
    public record Overridden(Optional<String> value, Optional<Boolean> secret, String scope, String place) {}

    public static VariablesReport of(Variables variables) {
        return new VariablesReport(
                variables.environment(),
                variables.byName().values().stream().map(VariablesReport::entry).toList());
    }

    private static Entry entry(Variable variable) {
        return new Entry(
                variable.name(),
                shown(variable.value()),
                secret(variable.value()),
                new Origin(variable.origin().scope().word(), variable.origin().place()),
                variable.overrode().stream().map(VariablesReport::overridden).toList());
    }

    private static Overridden overridden(Variable.Overridden before) {
        return new Overridden(
                shown(before.value()),
                secret(before.value()),
                before.origin().scope().word(),
                before.origin().place());
    }

    private static Optional<String> shown(Variable.Value value) {
        return value instanceof Variable.Value.Plain plain ? Optional.of(plain.text()) : Optional.empty();
    }

    private static Optional<Boolean> secret(Variable.Value value) {
        return value instanceof Variable.Value.InSecret ? SECRET : Optional.empty();
    }
}
