package io.slipway.initcontainer.hoisting;

import io.slipway.initcontainer.contexts.Context;
import io.slipway.initcontainer.contexts.Layer;
import io.slipway.initcontainer.contexts.PlacedToken;
import io.slipway.initcontainer.contexts.ScriptLiterals;
import io.slipway.initcontainer.contexts.ScriptLiterals.Literal;
import io.slipway.initcontainer.tokens.Token;
import io.slipway.initcontainer.tokens.TokenSyntax;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Writes references to the page's values in place of the tokens of one script: all of them, or none. */
final class HoistScript {
    private final String text;
    private final List<PlacedToken> tokens;
    private final TokenSyntax syntax;
    private final String global;
    private final List<Edit> edits = new ArrayList<>();
    private final List<HoistedValue> values = new ArrayList<>();
    private final List<Denial> denials = new ArrayList<>();

    /** A token that has to stay, and why. */
    record Denial(PlacedToken token, String reason) {}

    HoistScript(String text, List<PlacedToken> tokens, TokenSyntax syntax, String global) {
        this.text = text;
        this.tokens = tokens;
        this.syntax = syntax;
        this.global = global;
        Optional<List<Literal>> literals = ScriptLiterals.of(text);
        if (literals.isPresent()) {
            hoist(literals.get());
        } else {
            tokens.forEach(token -> deny(token, "the script does not read as JavaScript"));
        }
    }

    List<Denial> denials() {
        return denials;
    }

    /** In order; of no use if there are denials. */
    List<Edit> edits() {
        return edits;
    }

    List<HoistedValue> values() {
        return values;
    }

    private void hoist(List<Literal> literals) {
        int next = 0;
        int at = 0;
        while (at < tokens.size()) {
            PlacedToken placed = tokens.get(at);
            int offset = placed.token().offset();
            if (placed.context().equals(Context.of(Layer.JS_COMMENT))) {
                edits.add(new Edit(offset, placed.token().end(), placed.token().name()));
                at++;
                continue;
            }
            while (next < literals.size() && literals.get(next).end() <= offset) {
                next++;
            }
            if (next == literals.size() || literals.get(next).start() > offset) {
                deny(placed, "outside of strings");
                at++;
                continue;
            }
            Literal literal = literals.get(next);
            int end = at;
            while (end < tokens.size() && tokens.get(end).token().offset() < literal.end()) {
                end++;
            }
            literal(literal, tokens.subList(at, end));
            at = end;
        }
    }

    private void literal(Literal literal, List<PlacedToken> inside) {
        List<HoistedValue> found = new ArrayList<>();
        for (PlacedToken placed : inside) {
            Optional<String> reason = reason(literal, placed);
            Optional<HoistedValue> value = reason.isPresent() ? Optional.empty() : HoistedValue.of(placed, syntax);
            if (value.isPresent()) {
                found.add(value.get());
            } else {
                deny(placed, reason.orElse("the page's values cannot spell it"));
            }
        }
        if (found.size() == inside.size()) {
            values.addAll(found);
            write(literal, inside, found);
        }
    }

    private Optional<String> reason(Literal literal, PlacedToken placed) {
        Token token = placed.token();
        if (literal.isDenied()) {
            return Optional.of(literal.denied());
        } else if (token.filters().contains("raw")) {
            return Optional.of("|raw asks for code");
        }
        int slashes = 0;
        for (int i = start(placed) - 1; i >= literal.start() && text.charAt(i) == '\\'; i--) {
            slashes++;
        }
        return slashes % 2 == 0 ? Optional.empty() : Optional.of("a backslash stands before it");
    }

    private void write(Literal literal, List<PlacedToken> inside, List<HoistedValue> found) {
        boolean whole = found.size() == 1 && found.get(0).typed();
        if (whole) {
            edits.add(new Edit(
                    literal.start() - 1, literal.end() + 1, "(" + found.get(0).reference(global) + ")"));
        } else if (literal.layer() == Layer.JS_TEMPLATE) {
            for (int i = 0; i < inside.size(); i++) {
                String reference = "${" + found.get(i).reference(global) + "}";
                edits.add(new Edit(start(inside.get(i)), end(inside.get(i)), reference));
            }
        } else {
            edits.add(new Edit(literal.start() - 1, literal.end() + 1, "(" + sum(literal, inside, found) + ")"));
        }
    }

    private String sum(Literal literal, List<PlacedToken> inside, List<HoistedValue> found) {
        char quote = text.charAt(literal.start() - 1);
        StringBuilder sum = new StringBuilder();
        int from = literal.start();
        for (int i = 0; i < inside.size(); i++) {
            text(sum, from, start(inside.get(i)), quote);
            sum.append(sum.length() == 0 ? "" : "+").append(found.get(i).reference(global));
            from = end(inside.get(i));
        }
        text(sum, from, literal.end(), quote);
        return sum.toString();
    }

    private void text(StringBuilder sum, int from, int to, char quote) {
        if (from < to) {
            sum.append(sum.length() == 0 ? "" : "+")
                    .append(quote)
                    .append(text, from, to)
                    .append(quote);
        }
    }

    /** A token that fills a string of JSON gives its quotes up with it. */
    private static int start(PlacedToken placed) {
        return placed.token().offset() - innerQuote(placed);
    }

    private static int end(PlacedToken placed) {
        return placed.token().end() + innerQuote(placed);
    }

    private static int innerQuote(PlacedToken placed) {
        return placed.context().layers().size() > 1 ? placed.quote() : 0;
    }

    private void deny(PlacedToken token, String reason) {
        denials.add(new Denial(token, reason));
    }
}
