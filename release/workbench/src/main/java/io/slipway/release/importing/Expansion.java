package io.slipway.release.importing;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Follows {@code $(name)} through the variables of one environment. */
final class Expansion {

    private static final Pattern REFERENCE = Pattern.compile("\\$\\(([^()]+)\\)");

    /** Predefined variables that have a namesake in Jenkins. */
    private static final Map<String, String> JENKINS = Map.of(
            "build.buildid", "BUILD_NUMBER",
            "build.buildnumber", "BUILD_NUMBER",
            "build.sourceversion", "GIT_COMMIT",
            "build.sourcebranch", "GIT_BRANCH",
            "build.sourcebranchname", "GIT_BRANCH",
            "build.repository.uri", "GIT_URL");

    /** Characters that a value may grow to; references that double each other never end otherwise. */
    private static final int LONGEST = 64 * 1024;

    private final Map<String, AzureVariable> variables;
    private final Map<String, Resolved> followed = new HashMap<>();

    Expansion(Map<String, AzureVariable> variables) {
        this.variables = variables;
    }

    /** A text that is no variable's own value; empty where something in it is not known. */
    Optional<String> text(String value) {
        return text(value, Set.of()) instanceof Resolved.Plain plain
                        && !plain.text().contains("$")
                ? Optional.of(plain.text())
                : Optional.empty();
    }

    Resolved of(AzureVariable variable) {
        if (variable.secret()) {
            return new Resolved.Secret();
        }
        Matcher whole = REFERENCE.matcher(variable.value());
        if (whole.matches()
                && named(whole.group(1)).filter(AzureVariable::secret).isPresent()) {
            return new Resolved.Secret();
        }
        if (whole.matches() && named(whole.group(1)).isEmpty()) {
            String jenkins = JENKINS.get(whole.group(1).toLowerCase(Locale.ROOT));
            if (jenkins != null) {
                return new Resolved.FromProcess(jenkins);
            }
        }
        return text(variable.value(), new LinkedHashSet<>(Set.of(variable.name())));
    }

    private Resolved text(String value, Set<String> within) {
        StringBuilder text = new StringBuilder();
        Matcher matcher = REFERENCE.matcher(value);
        while (matcher.find()) {
            Resolved inner = reference(matcher.group(1), within);
            if (!(inner instanceof Resolved.Plain plain)) {
                return inner;
            }
            matcher.appendReplacement(text, Matcher.quoteReplacement(plain.text()));
            if (text.length() > LONGEST) {
                return new Resolved.Unknown("its value is longer than " + LONGEST + " characters");
            }
        }
        return new Resolved.Plain(matcher.appendTail(text).toString());
    }

    private Resolved reference(String name, Set<String> within) {
        Optional<AzureVariable> found = named(name);
        if (found.isEmpty()) {
            return new Resolved.Unknown("$(" + name + ") is not in the pipeline");
        }
        if (found.get().secret()) {
            return new Resolved.Unknown("$(" + name + ") is a secret");
        }
        Set<String> deeper = new LinkedHashSet<>(within);
        if (!deeper.add(found.get().name()) || deeper.size() > 20) {
            return new Resolved.Unknown("$(" + name + ") refers to itself");
        }
        Resolved known = followed.get(found.get().name());
        if (known == null) {
            known = text(found.get().value(), deeper);
            followed.put(found.get().name(), known);
        }
        return known;
    }

    private Optional<AzureVariable> named(String name) {
        return variables.values().stream()
                .filter(variable -> variable.name().equalsIgnoreCase(name))
                .findFirst();
    }
}
