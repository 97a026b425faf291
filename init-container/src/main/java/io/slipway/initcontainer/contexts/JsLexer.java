package io.slipway.initcontainer.contexts;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;

/**
 * Finds strings, templates, regular expressions and comments in JavaScript and TypeScript, minified or not. It never
 * fails: what does not lex is read as code.
 */
final class JsLexer {
    /** After these words a slash begins a regular expression. */
    private static final Set<String> BEFORE_EXPRESSION = Set.of(
            "return",
            "typeof",
            "instanceof",
            "in",
            "new",
            "delete",
            "void",
            "throw",
            "case",
            "do",
            "else",
            "yield",
            "await",
            "default",
            "extends");

    private static final Set<String> BEFORE_CONDITION = Set.of("if", "while", "for", "with");

    private final String text;
    private final int to;
    private final Region region;
    /** '(' of a condition is kept as 'c', the brace of a template's expression as '`'. */
    private final Deque<Character> open = new ArrayDeque<>();

    private int at;
    /** True where an operand has just ended, so that a slash divides. */
    private boolean operand;

    private boolean condition;

    private JsLexer(String text, int from, int to, Region region) {
        this.text = text;
        this.at = from;
        this.to = to;
        this.region = region;
    }

    static void lex(String text, int from, int to, Region region) {
        new JsLexer(text, from, to, region).run();
    }

    private void run() {
        if (text.startsWith("#!", at)) {
            comment(at + 2, "\n", 0);
        }
        while (at < to) {
            char c = text.charAt(at);
            if (c == '"' || c == '\'') {
                string(c);
            } else if (c == '`') {
                at++;
                template();
            } else if (c == '/') {
                slash();
            } else if (isIdentifierPart(c)) {
                word();
            } else {
                punctuation(c);
            }
        }
    }

    private void string(char quote) {
        int start = at + 1;
        int end = start;
        while (end < to && text.charAt(end) != quote && text.charAt(end) != '\n') {
            end += text.charAt(end) == '\\' ? 2 : 1;
        }
        if (end >= to || text.charAt(end) != quote) {
            at = start; // no string after all, such as an apostrophe in JSX text
            return;
        }
        region.found(quote == '"' ? Layer.JS_DOUBLE : Layer.JS_SINGLE, start, end);
        at = end + 1;
        operandEnds();
    }

    /** Reads on in a template, from behind its opening quote or behind the brace that ends an expression. */
    private void template() {
        int start = at;
        while (at < to) {
            char c = text.charAt(at);
            if (c == '\\') {
                at += 2;
            } else if (c == '`') {
                region.found(Layer.JS_TEMPLATE, start, at);
                at++;
                operandEnds();
                return;
            } else if (c == '$' && at + 1 < to && text.charAt(at + 1) == '{') {
                region.found(Layer.JS_TEMPLATE, start, at);
                at += 2;
                open.push('`');
                operand = false;
                return;
            } else {
                at++;
            }
        }
        at = to;
        region.found(Layer.JS_TEMPLATE, start, to);
    }

    private void slash() {
        char next = at + 1 < to ? text.charAt(at + 1) : ' ';
        if (next == '/') {
            comment(at + 2, "\n", 0);
        } else if (next == '*') {
            comment(at + 2, "*/", 2);
        } else if (operand || !regex()) {
            at++;
            operand = false;
        }
    }

    private void comment(int start, String mark, int markLength) {
        int end = text.indexOf(mark, start);
        end = end < 0 || end > to ? to : end;
        region.found(Layer.JS_COMMENT, start, end);
        at = Math.min(to, end + markLength);
    }

    private boolean regex() {
        boolean set = false;
        for (int end = at + 1; end < to; end++) {
            char c = text.charAt(end);
            if (c == '\n') {
                return false;
            } else if (c == '\\') {
                end++;
            } else if (c == '[') {
                set = true;
            } else if (c == ']') {
                set = false;
            } else if (c == '/' && !set) {
                region.found(Layer.JS_REGEX, at + 1, end);
                at = end + 1;
                while (at < to && isIdentifierPart(text.charAt(at))) {
                    at++;
                }
                operandEnds();
                return true;
            }
        }
        return false;
    }

    private void word() {
        int start = at;
        while (at < to && isIdentifierPart(text.charAt(at))) {
            at++;
        }
        boolean member = start > 0 && text.charAt(start - 1) == '.';
        int length = at - start;
        boolean loop = condition;
        operand = true;
        condition = false;
        if (!member && length >= 2 && length <= 10) {
            String word = text.substring(start, at);
            operand = !BEFORE_EXPRESSION.contains(word);
            condition = BEFORE_CONDITION.contains(word) || loop && word.equals("await"); // for await (
        }
    }

    private void punctuation(char c) {
        at++;
        switch (c) {
            case '(' -> push(condition ? 'c' : '(');
            case '[', '{' -> push(c);
            case ')' -> operand = open.isEmpty() || open.pop() != 'c';
            case ']' -> {
                open.poll();
                operand = true;
            }
            case '}' -> {
                if (!open.isEmpty() && open.pop() == '`') {
                    template();
                } else {
                    operand = false;
                    operand = !regexLikely();
                }
            }
            case ' ', '\t', '\n', '\r' -> {
                return;
            }
            case '+', '-' -> {
                boolean postfix = operand && at < to && text.charAt(at) == c;
                at += postfix ? 1 : 0;
                operand = postfix;
            }
            default -> operand = false;
        }
        condition = false;
    }

    /** Behind a closing brace a slash divides, unless what follows is used as only a regular expression can be. */
    private boolean regexLikely() {
        if (at >= to || text.charAt(at) != '/') {
            return false;
        }
        int line = text.indexOf('\n', at);
        int slash = text.indexOf('/', at + 1);
        int end = slash + 1;
        while (end < to && isIdentifierPart(text.charAt(end))) {
            end++; // flags
        }
        return slash > 0
                && (line < 0 || slash < line)
                && (text.startsWith(".test(", end) || text.startsWith(".exec(", end));
    }

    private void push(char bracket) {
        open.push(bracket);
        operand = false;
    }

    private void operandEnds() {
        operand = true;
        condition = false;
    }

    static boolean isIdentifierPart(char c) {
        return c >= 'a' && c <= 'z'
                || c >= 'A' && c <= 'Z'
                || c >= '0' && c <= '9'
                || c == '_'
                || c == '$'
                || c >= 0x80;
    }
}
