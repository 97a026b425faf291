package io.slipway.release.tokens;

import io.slipway.initcontainer.tokens.Token;
import io.slipway.release.descriptor.Descriptor;
import io.slipway.release.variables.Variable;
import io.slipway.release.variables.Variable.Value;
import io.slipway.release.variables.Variables;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Finds booleans that reach a script as a text, also through a JSON file: {@code "false"} is true there. */
final class BooleanTexts {

    private static final Pattern SCRIPT = Pattern.compile(".*\\.(m?[jt]sx?|c[jt]s|vue|svelte|html?|json)");

    private final Descriptor descriptor;
    private final Variables variables;
    private final Set<String> notes = new LinkedHashSet<>();

    BooleanTexts(Descriptor descriptor, Variables variables) {
        this.descriptor = descriptor;
        this.variables = variables;
    }

    /** Notes a token that is the whole of a quoted text. */
    void check(Token token, String text, String file) {
        String name = token.name();
        String value = variables
                .get(name)
                .filter(variable -> variable.value() instanceof Value.Plain plain && plain.isBoolean())
                .flatMap(Variable::plain)
                .orElse("");
        boolean untyped = !descriptor.app().tokens().types().containsKey(name)
                && token.filters().isEmpty();
        if (untyped && !value.isEmpty() && SCRIPT.matcher(file).matches() && isWholeText(token, text)) {
            notes.add(name + " is the text \"" + value + "\" at " + file + ":" + token.line()
                    + (value.equals("false") ? ", which is true in a condition" : ", which no === true matches")
                    + "; for a boolean write app.tokens.types: {" + name + ": boolean}");
        }
    }

    List<String> notes() {
        return new ArrayList<>(notes);
    }

    private static boolean isWholeText(Token token, String text) {
        char before = token.offset() > 0 ? text.charAt(token.offset() - 1) : ' ';
        char after = token.end() < text.length() ? text.charAt(token.end()) : ' ';
        return before == after && "'\"`".indexOf(before) >= 0;
    }
}
