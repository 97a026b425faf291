package io.slipway.initcontainer.contexts;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Tells which strings and templates of a script may give their place to an expression. The tokens before and behind a
 * literal decide, by a list of what may stand there; whatever is not on it is denied:
 *
 * <pre>
 * before   ( [ , = : ? ! ~ + - * / % &lt; &gt; &amp; | ^ ...   and words such as return
 * behind   ) ] } , ; . [ + - * / % &lt; &gt; &amp; | ^ ? != ==   in, instanceof, the end, a new line with another word
 * </pre>
 *
 * A key ({@code {a:1,"b":2}}), a directive, a specifier, an import attribute, a tagged template and the name of a class
 * member never stand between two of these.
 */
public final class ScriptLiterals {
    /**
     * A string, or the piece of a template between its expressions; {@code start} and {@code end} exclude delimiters.
     *
     * @param denied why it has to stay a literal; empty if an expression may take its place
     */
    public record Literal(Layer layer, int start, int end, String denied) {
        public boolean isDenied() {
            return !denied.isEmpty();
        }
    }

    private static final String UNKNOWN_PLACE = "not known to be an expression there";
    private static final String TAGGED = "a template that is tagged, or not known to be an expression there";

    private static final Set<String> WORDS_BEFORE = Set.of(
            "return",
            "typeof",
            "case",
            "in",
            "of",
            "instanceof",
            "void",
            "throw",
            "else",
            "do",
            "yield",
            "await",
            "default");
    /** Behind these, a brace holds names of a module, or attributes of an import. */
    private static final Set<String> WORDS_BEFORE_NAMES = Set.of("import", "export", "with", "assert");

    private static final Set<String> OPERATORS_BEHIND = Set.of("in", "instanceof");
    private static final Set<String> NAMES_BEHIND = Set.of("as", "from", "of");

    /** What is open around a place: its bracket, and why literals right in there are denied. */
    private record Frame(char bracket, String denied) {}

    private record Found(Layer layer, int start, int end) {}

    private final String text;
    private final List<Literal> literals = new ArrayList<>();
    private final Deque<Frame> open = new ArrayDeque<>();
    /** Where the last token ended, and what it was: a word, a literal, or punctuation. */
    private int lastStart = -1;

    private int lastEnd;
    private boolean lastIsLiteral;
    private boolean broken;

    private ScriptLiterals(String text) {
        this.text = text;
    }

    /** Those of a script, in order; empty if the script does not lex. */
    public static Optional<List<Literal>> of(String text) {
        ScriptLiterals reading = new ScriptLiterals(text);
        List<Found> regions = new ArrayList<>();
        JsLexer.lex(text, 0, text.length(), (layer, start, end) -> regions.add(new Found(layer, start, end)));
        reading.read(regions);
        return reading.broken ? Optional.empty() : Optional.of(reading.literals);
    }

    private void read(List<Found> regions) {
        int at = 0;
        for (Found region : regions) {
            int opened = region.start() - (region.layer() == Layer.JS_COMMENT ? 2 : 1);
            code(at, opened);
            at = switch (region.layer()) {
                case JS_COMMENT -> text.startsWith("*/", region.end()) ? region.end() + 2 : region.end();
                case JS_REGEX -> regex(region);
                case JS_TEMPLATE -> template(region);
                default -> string(region);
            };
        }
        code(at, text.length());
        broken |= !open.isEmpty();
    }

    private void code(int from, int to) {
        int at = from;
        while (at < to) {
            char c = text.charAt(at);
            int start = at++;
            if (c <= ' ') {
                continue;
            }
            if (JsLexer.isIdentifierPart(c)) {
                while (at < to && JsLexer.isIdentifierPart(text.charAt(at))) {
                    at++;
                }
            } else {
                punctuation(c);
            }
            last(start, at, false);
        }
    }

    private void punctuation(char c) {
        switch (c) {
            case '(', '[', '{' -> open.push(new Frame(c, c == '{' ? deniedIn() : ""));
            case ')' -> close('(');
            case ']' -> close('[');
            case '}' -> close('{');
            case '"', '\'', '`' -> broken = true;
            default -> {}
        }
    }

    private String deniedIn() {
        return WORDS_BEFORE_NAMES.contains(lastWord()) ? "a name of a module, or an attribute of an import" : "";
    }

    private void close(char bracket) {
        broken |= open.isEmpty() || open.pop().bracket() != bracket;
    }

    private int regex(Found region) {
        int end = region.end() + 1;
        while (end < text.length() && JsLexer.isIdentifierPart(text.charAt(end))) {
            end++;
        }
        last(region.start() - 1, end, true);
        return end;
    }

    private int string(Found region) {
        String denied = !mayStandBehindLast() ? UNKNOWN_PLACE : before(region.end() + 1);
        if (denied.isEmpty() && !open.isEmpty()) {
            denied = open.peek().denied();
        }
        literals.add(new Literal(region.layer(), region.start(), region.end(), denied));
        last(region.start() - 1, region.end() + 1, true);
        return region.end() + 1;
    }

    private int template(Found region) {
        boolean begins = text.charAt(region.start() - 1) == '`';
        String denied = "";
        if (begins) {
            denied = mayStandBehindLast() ? "" : TAGGED;
        } else if (open.isEmpty() || open.peek().bracket() != '`') {
            broken = true;
        } else {
            denied = open.pop().denied();
        }
        literals.add(new Literal(region.layer(), region.start(), region.end(), denied));
        if (text.startsWith("${", region.end())) {
            open.push(new Frame('`', denied));
            last(region.end(), region.end() + 2, false);
            return region.end() + 2;
        }
        broken |= region.end() >= text.length();
        last(region.start() - 1, region.end() + 1, true);
        return region.end() + 1;
    }

    private void last(int start, int end, boolean literal) {
        lastStart = start;
        lastEnd = end;
        lastIsLiteral = literal;
    }

    private String lastWord() {
        boolean word = lastStart >= 0 && !lastIsLiteral && JsLexer.isIdentifierPart(text.charAt(lastStart));
        boolean member = word && lastStart > 0 && text.charAt(lastStart - 1) == '.';
        return word && !member ? text.substring(lastStart, lastEnd) : "";
    }

    private boolean mayStandBehindLast() {
        if (lastStart < 0 || lastIsLiteral) {
            return false;
        }
        char c = text.charAt(lastEnd - 1);
        if (JsLexer.isIdentifierPart(c)) {
            return WORDS_BEFORE.contains(lastWord());
        }
        boolean expression = text.startsWith("${", lastStart) && lastEnd == lastStart + 2;
        return expression || "([,=:?!~+-*/%<>&|^".indexOf(c) >= 0 || text.startsWith("...", lastEnd - 3);
    }

    /** Why a string that ends there is denied for what stands behind it. */
    private String before(int end) {
        int at = end;
        boolean newLine = false;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (text.startsWith("/*", at)) {
                int close = text.indexOf("*/", at + 2);
                int behind = close < 0 ? text.length() : close + 2;
                newLine |= text.substring(at, behind).indexOf('\n') >= 0;
                at = behind;
            } else if (text.startsWith("//", at)) {
                int line = text.indexOf('\n', at);
                at = line < 0 ? text.length() : line;
            } else if (c <= ' ') {
                newLine |= c == '\n' || c == '\r';
                at++;
            } else {
                return mayFollow(at, newLine) ? "" : UNKNOWN_PLACE;
            }
        }
        return "";
    }

    private boolean mayFollow(int at, boolean newLine) {
        char c = text.charAt(at);
        char next = at + 1 < text.length() ? text.charAt(at + 1) : ' ';
        if (JsLexer.isIdentifierPart(c)) {
            int end = at;
            while (end < text.length() && JsLexer.isIdentifierPart(text.charAt(end))) {
                end++;
            }
            String word = text.substring(at, end);
            return OPERATORS_BEHIND.contains(word) || newLine && !NAMES_BEHIND.contains(word);
        }
        return switch (c) {
            case ':' -> ",{".indexOf(text.charAt(lastEnd - 1)) < 0;
            case '=', '!' -> next == '=';
            case '+', '-' -> next != c || newLine;
            default -> ")]},;.[*/%<>&|^?".indexOf(c) >= 0;
        };
    }
}
