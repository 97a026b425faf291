package io.slipway.release.variables;

import io.slipway.release.descriptor.Descriptor;
import io.slipway.release.descriptor.DescriptorReader;
import io.slipway.release.descriptor.Environment;
import io.slipway.release.descriptor.VariableEntry;
import io.slipway.release.problems.ExitCode;
import io.slipway.release.problems.Problem;
import io.slipway.release.problems.SlipwayException;
import io.slipway.release.variables.Variable.Origin;
import io.slipway.release.variables.Variable.Overridden;
import io.slipway.release.variables.Variable.Value;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Brings the scopes together, in the one order of {@link Scope}: group &lt; app &lt; environment &lt; file &lt; command
 * line. Built-in variables can be overridden by all of them.
 */
public final class VariableScopes {

    private final Map<String, String> process;
    private final Map<String, Variable> variables = new TreeMap<>();
    private final List<Problem> problems = new ArrayList<>();

    /** Variables whose process variable is missing, unless something overrides them. */
    private final Map<String, Problem> notSet = new TreeMap<>();

    private VariableScopes(Map<String, String> process) {
        this.process = process;
    }

    /**
     * The variables of an environment.
     *
     * @param files YAML or JSON files of names and values, later ones over earlier ones
     * @param set names and values of the command line
     * @param process the environment of this process; only what the descriptor names is read from it
     * @throws SlipwayException (usage) when a file cannot be read or a named process variable is not set
     */
    public static Variables of(
            Descriptor descriptor,
            Environment environment,
            List<Path> files,
            Map<String, String> set,
            Map<String, String> process) {
        VariableScopes scopes = new VariableScopes(process);
        scopes.plain("environment", environment.name(), Scope.BUILT_IN, "the environment's name");
        scopes.plain("host", environment.host(), Scope.BUILT_IN, "the environment's host");
        scopes.plain("basePath", descriptor.app().basePath(), Scope.BUILT_IN, "app.basePath");
        environment
                .groups()
                .forEach(group -> scopes.entries(descriptor.groups().getOrDefault(group, Map.of()), Scope.GROUP));
        scopes.entries(descriptor.variables(), Scope.APP);
        scopes.entries(environment.variables(), Scope.ENVIRONMENT);
        files.forEach(file -> scopes.entries(VariablesFile.read(file), Scope.FILE));
        set.forEach(scopes::set);
        scopes.problems.addAll(scopes.notSet.values());
        scopes.variables.values().forEach(scopes::refuseWhatNoPodCanHold);
        if (!scopes.problems.isEmpty()) {
            throw new SlipwayException(ExitCode.USAGE, scopes.problems);
        }
        return new Variables(environment.name(), new TreeMap<>(scopes.variables));
    }

    private void entries(Map<String, VariableEntry> entries, Scope scope) {
        entries.forEach((name, entry) -> {
            Origin origin = new Origin(scope, entry.place().toString());
            if (entry instanceof VariableEntry.Literal literal) {
                put(name, new Value.Plain(literal.value(), literal.isBoolean()), origin);
            } else if (entry instanceof VariableEntry.InSecret secret) {
                put(name, new Value.InSecret(secret.secret(), secret.key()), origin);
            } else if (entry instanceof VariableEntry.FromProcess named) {
                fromProcess(name, named, origin);
            }
        });
    }

    private void fromProcess(String name, VariableEntry.FromProcess entry, Origin origin) {
        String value = process.get(entry.name());
        put(name, new Value.Plain(value == null ? "" : value, false), origin);
        if (value == null) {
            notSet.put(
                    name,
                    Problem.of("variable " + name + " is taken from the environment variable " + entry.name()
                                    + ", which is not set")
                            .at(entry.place().toString())
                            .fix("set " + entry.name() + ", or override it with --set " + name + "=…"));
        }
    }

    /** YAML can tell them; the environment of a process and a text in UTF-8 cannot. */
    private void refuseWhatNoPodCanHold(Variable variable) {
        String value = variable.plain().orElse("");
        boolean nul = value.indexOf('\0') >= 0;
        if (nul || !StandardCharsets.UTF_8.newEncoder().canEncode(value)) {
            problems.add(Problem.of("variable " + variable.name() + " has "
                            + (nul ? "the character U+0000" : "half of a surrogate pair")
                            + ", which the environment of a process cannot hold")
                    .at(variable.origin().place())
                    .fix("take it off the value"));
        }
    }

    private void set(String name, String value) {
        if (!DescriptorReader.isVariableName(name)) {
            problems.add(Problem.of("a variable cannot be named '" + name + "'")
                    .at("--set")
                    .fix("use letters, digits, _ . and -, and begin with a letter or _"));
            return;
        }
        if (variables.containsKey(name) && variables.get(name).plain().isEmpty()) {
            problems.add(Problem.of("variable " + name + " is a secret; a secret must not be given on a command line")
                    .at("--set")
                    .lookedIn(variables.get(name).origin().place())
                    .fix("leave --set " + name + " out; if it is not a secret, write its value in the descriptor"));
            return;
        }
        plain(name, value, Scope.COMMAND_LINE, "--set");
    }

    private void plain(String name, String value, Scope scope, String place) {
        put(name, new Value.Plain(value, false), new Origin(scope, place));
    }

    private void put(String name, Value value, Origin origin) {
        notSet.remove(name);
        variables.merge(name, new Variable(name, value, origin, List.of()), (before, now) -> {
            List<Overridden> overrode = new ArrayList<>(List.of(new Overridden(before.value(), before.origin())));
            overrode.addAll(before.overrode());
            return new Variable(name, now.value(), now.origin(), List.copyOf(overrode));
        });
    }
}
