package io.slipway.initcontainer.contexts;

import java.util.Set;

/**
 * Finds strings, templates, regular expressions and comments in JavaScript and TypeScript, minified or not. It never
 * fails: what no engine would read, such as a string without its end, is told as unclear to the end of its line.
 */
// Whether a slash divides is told as acorn's tokenizer tells it: by the token before, and by what a bracket closes.
final class JsLexer {
    /** After these words an expression begins. */
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

    private static final Set<String> NO_LITERAL_AFTER = Set.of("new", "extends");
    private static final Set<String> BEFORE_CONDITION = Set.of("if", "while", "for", "with");
    private static final Set<String> BEFORE_BLOCK = Set.of("else", "do", "try", "finally", "catch");
    private static final Set<String> BEFORE_NAMES = Set.of("import", "export", "with");

    private static final char START = '\0';
    private static final char LITERAL = '"';
    private static final char NAME = 'n';
    private static final char ARROW = '⇒';
    private static final char SPREAD = '…';
    private static final char STEP = '±'; // ++ and --

    private final String text;
    private final int to;
    private final RegionListener region;
    private final JsBrackets open = new JsBrackets();

    private int at;
    /** True where an expression may begin, so that a slash begins a regular expression. */
    private boolean expression = true;
    /** The token before: a character for all tokens of its kind. */
    private char before = START;
    /** The word before, empty where it was none or the name of a member. */
    private String word = "";

    private boolean forLoop;
    private boolean newline = true;
    private boolean ternaryColon;

    private JsLexer(String text, int from, int to, RegionListener region) {
        this.text = text;
        this.at = from;
        this.to = to;
        this.region = region;
    }

    static void lex(String text, int from, int to, RegionListener region) {
        new JsLexer(text, from, to, region).run();
    }

    private void run() {
        if (text.startsWith("#!", at)) {
            lineComment(at + 2);
        }
        while (at < to) {
            char c = text.charAt(at);
            int blank = JsText.blank(text, at, to);
            if (blank > 0) {
                newline |= JsText.lineEnd(text, at, to) > 0;
                at += blank;
            } else if (c == '/' && at + 1 < to && text.charAt(at + 1) == '/') {
                lineComment(at + 2);
            } else if (c == '/' && at + 1 < to && text.charAt(at + 1) == '*') {
                blockComment();
            } else if (isHtmlComment()) {
                unclear(at); // a comment in scripts, operators in modules
            } else {
                token(c);
                newline = false;
            }
        }
    }

    private boolean isHtmlComment() {
        return text.startsWith("<!--", at) || newline && text.startsWith("-->", at);
    }

    private void token(char c) {
        if (c == '"' || c == '\'') {
            string(c);
        } else if (c == '`') {
            boolean tagged = !expression || before == '}';
            boolean begins = begins();
            at++;
            template(tagged, begins, at);
        } else if (c == '/') {
            slash();
        } else if (c == '#') {
            at++;
            skipWord();
            name();
        } else if (isIdentifierPart(c) || c == '\\') {
            word();
        } else {
            punctuation(c);
        }
    }

    private void string(char quote) {
        int start = at + 1;
        int end = start;
        while (end < to && text.charAt(end) != quote && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
            end += text.charAt(end) == '\\' ? text.startsWith("\r\n", end + 1) ? 3 : 2 : 1;
        }
        if (end >= to || text.charAt(end) != quote) {
            unclear(start);
            return;
        }
        operand(at, end + 1, begins());
        region.found(quote == '"' ? Layer.JS_DOUBLE : Layer.JS_SINGLE, start, end);
        at = end + 1;
        literal();
    }

    /** Reads on in a template, from behind its opening quote or behind the brace that ends an expression. */
    private void template(boolean tagged, boolean begins, int start) {
        while (at < to) {
            char c = text.charAt(at);
            if (c == '\\') {
                at += 2;
            } else if (c == '`') {
                operand(start - 1, at + 1, begins && !tagged);
                piece(tagged, start);
                at++;
                literal();
                return;
            } else if (c == '$' && at + 1 < to && text.charAt(at + 1) == '{') {
                piece(tagged, start);
                at += 2;
                open.push(tagged ? JsBrackets.TAGGED : JsBrackets.TEMPLATE);
                ends(SPREAD, true);
                return;
            } else {
                at++;
            }
        }
        at = to;
        region.unclear(Math.min(start, to), to);
    }

    private void piece(boolean tagged, int start) {
        if (tagged) {
            region.tagged(start, at);
        } else {
            region.found(Layer.JS_TEMPLATE, start, at);
        }
    }

    private void lineComment(int start) {
        int end = lineEnd(start);
        region.found(Layer.JS_COMMENT, start, end);
        at = end;
    }

    private void blockComment() {
        int start = at + 2;
        int end = start;
        while (end < to && !(text.charAt(end) == '*' && end + 1 < to && text.charAt(end + 1) == '/')) {
            newline |= JsText.lineEnd(text, end, to) > 0;
            end++;
        }
        if (end < to) {
            region.found(Layer.JS_COMMENT, start, end);
        } else {
            region.unclear(Math.min(start, to), to);
        }
        at = Math.min(to, end + 2);
    }

    private int lineEnd(int start) {
        int end = Math.min(start, to);
        while (end < to && JsText.lineEnd(text, end, to) == 0) {
            end++;
        }
        return end;
    }

    private void unclear(int start) {
        int end = lineEnd(start);
        region.unclear(Math.min(start, to), end);
        at = end;
        literal();
    }

    private void slash() {
        if (!expression) {
            at++;
            ends('/', true);
            return;
        }
        boolean set = false;
        int end = at + 1;
        while (end < to && JsText.lineEnd(text, end, to) == 0) {
            char c = text.charAt(end);
            if (c == '/' && !set) {
                region.found(Layer.JS_REGEX, at + 1, end);
                at = end + 1;
                skipWord(); // flags
                literal();
                return;
            }
            set = c == '[' || set && c != ']';
            end += c == '\\' ? 2 : 1;
        }
        unclear(at + 1);
    }

    private void skipWord() {
        while (at < to && (isIdentifierPart(text.charAt(at)) || text.charAt(at) == '\\')) {
            if (JsText.blank(text, at, to) > 0) {
                return;
            }
            at++;
        }
    }

    private void word() {
        int start = at;
        boolean begins = begins();
        skipWord();
        boolean member = before == '.';
        String found = at - start <= 10 ? text.substring(start, at) : "";
        if (member || found.isEmpty()) {
            operand(start, at, begins);
            name();
        } else if (found.equals("function") || found.equals("class")) {
            function(found.equals("class"));
        } else {
            operand(start, at, begins);
            boolean of = found.equals("of") && !expression && open.top() == JsBrackets.CONDITION;
            boolean loop = word.equals("for") && found.equals("await");
            ends(NAME, of || BEFORE_EXPRESSION.contains(found));
            word = of ? "in" : found;
            forLoop = loop;
        }
    }

    private void function(boolean isClass) {
        if (next() == ':') { // the name of a property
            name();
            return;
        }
        boolean statement = !isOperator()
                || word.equals("else")
                || before == ';' && open.top() != JsBrackets.CONDITION
                || word.equals("return") && newline
                || (before == ':' && !ternaryColon || before == '{') && open.top() == JsBrackets.BLOCK;
        open.push(
                isClass
                        ? statement ? JsBrackets.CLASS_STATEMENT : JsBrackets.CLASS
                        : statement ? JsBrackets.FUNCTION_STATEMENT : JsBrackets.FUNCTION);
        ends(NAME, false);
    }

    /** True behind a token that wants an operand. */
    private boolean isOperator() {
        return before == NAME
                ? BEFORE_EXPRESSION.contains(word)
                : before != START
                        && before != LITERAL
                        && before != STEP
                        && before != '.'
                        && before != ')'
                        && before != ']'
                        && before != '}';
    }

    private void punctuation(char c) {
        at++;
        char following = at < to ? text.charAt(at) : ' ';
        switch (c) {
            case '(' -> {
                open.push(BEFORE_CONDITION.contains(word) || forLoop ? JsBrackets.CONDITION : c);
                ends(c, true);
            }
            case '[' -> {
                open.push(c);
                ends(c, true);
            }
            case '{' -> {
                open.push(brace());
                ends(c, true);
            }
            case ')' -> ends(c, open.pop('(', JsBrackets.CONDITION) == JsBrackets.CONDITION);
            case ']' -> {
                open.pop('[', '[');
                ends(c, false);
            }
            case '}' -> closeBrace();
            case '.' -> {
                boolean spread = text.startsWith("..", at) && at + 2 <= to;
                at += spread ? 2 : 0;
                ends(spread ? SPREAD : c, spread);
            }
            case '?' -> question(following);
            case ':' -> {
                open.popFunction(); // it was a property's name
                ternaryColon = open.answer();
                ends(c, true);
            }
            case '+', '-' -> {
                boolean step = following == c;
                at += step ? 1 : 0;
                ends(step ? STEP : c, !step || expression);
            }
            case '=' -> {
                boolean arrow = following == '>';
                at += arrow ? 1 : 0;
                ends(arrow ? ARROW : c, true);
            }
            case '!' -> {
                // TypeScript writes a! where a is not null.
                if (expression || newline || following == '=') {
                    ends(c, true);
                }
            }
            default -> ends(c, true);
        }
    }

    private void question(char following) {
        boolean chain = following == '.' && !(at + 1 < to && isDigit(text.charAt(at + 1)));
        boolean doubled = following == '?';
        at += chain || doubled ? 1 : 0;
        if (!chain && !doubled && "):,;=".indexOf(next()) < 0) {
            open.ask();
        }
        ends(chain ? '.' : '?', !chain);
    }

    private char brace() {
        char around = open.top();
        if (JsBrackets.isClass(around)) {
            return JsBrackets.CLASS_BODY;
        }
        if (JsBrackets.isFunction(around)) {
            return JsBrackets.BLOCK;
        }
        if (BEFORE_NAMES.contains(word) || before == ',' && around == JsBrackets.BLOCK && word.equals("import")) {
            return JsBrackets.NAMES;
        }
        return isBlock(around) ? JsBrackets.BLOCK : JsBrackets.OBJECT;
    }

    private boolean isBlock(char around) {
        if (before == ':' && (around == JsBrackets.BLOCK || around == JsBrackets.OBJECT)) {
            return !ternaryColon && around == JsBrackets.BLOCK;
        }
        if (before == NAME && (word.equals("return") || word.equals("yield"))) {
            return newline;
        }
        if (before == NAME) {
            return BEFORE_BLOCK.contains(word) || word.equals("static") && around == JsBrackets.CLASS_BODY;
        }
        if (before == '{') {
            return around == JsBrackets.BLOCK;
        }
        return before == ';'
                || before == START
                || before == ')'
                || before == ARROW
                || before == '}' && expression
                || !expression;
    }

    private void closeBrace() {
        char closed = open.popBrace();
        if (closed == JsBrackets.TEMPLATE || closed == JsBrackets.TAGGED) {
            template(closed == JsBrackets.TAGGED, false, at);
            return;
        }
        char of = open.top();
        boolean value = closed == JsBrackets.OBJECT;
        if (closed == JsBrackets.BLOCK && JsBrackets.isFunction(of)
                || closed == JsBrackets.CLASS_BODY && JsBrackets.isClass(of)) {
            open.popFunction();
            value = JsBrackets.isExpression(of);
        }
        ends('}', !value);
    }

    private char next() {
        int next = JsText.skipBlanks(text, at, to);
        return next < to ? text.charAt(next) : ' ';
    }

    private void name() {
        ends(NAME, false);
    }

    private void literal() {
        ends(LITERAL, false);
    }

    private void ends(char token, boolean expressionFollows) {
        before = token;
        word = "";
        forLoop = false;
        expression = expressionFollows;
    }

    private void operand(int start, int end, boolean begins) {
        if (begins
                && region.wantsOperand(start, end)
                && JsText.endsOperand(text, end, to, open.asks() || word.equals("case"))) {
            region.operand(start);
        }
    }

    /** True if what comes next is an operand, and nothing else such as a property's name, for certain. */
    private boolean begins() {
        char around = open.top();
        return switch (before) {
            case START -> true;
            case ';' -> around != JsBrackets.CLASS_BODY;
            case ',' -> around != JsBrackets.OBJECT && around != JsBrackets.CLASS_BODY && around != JsBrackets.NAMES;
            case ':' -> ternaryColon || around == JsBrackets.OBJECT;
            case NAME -> BEFORE_EXPRESSION.contains(word) && !NO_LITERAL_AFTER.contains(word);
            case LITERAL, STEP, '.', '{', '}', ')', ']' -> false;
            default -> true;
        };
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
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
