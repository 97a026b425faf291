package io.slipway.initcontainer.contexts;

import io.slipway.initcontainer.tokens.Token;

/** Walks through a regular expression and tells what its tokens stand in. */
final class RegexPlace {
    private final String text;
    private final int end;
    private int at;
    private boolean set;
    /** Behind this index nothing is open any more. */
    private int finished;

    RegexPlace(String text, int start, int end) {
        this.text = text;
        this.at = start;
        this.finished = start;
        this.end = end;
    }

    /** Tokens are to be asked for in their order. */
    Layer of(Token token) {
        while (at < token.offset()) {
            step(token.offset());
        }
        boolean cut = finished > token.offset() || isRange(token) || !set && isQuantified(token);
        at = token.end();
        finished = at;
        return cut ? Layer.CUT : set ? Layer.JS_REGEX_SET : Layer.JS_REGEX;
    }

    private void step(int limit) {
        char c = text.charAt(at);
        if (c == '\\') {
            int length = escape(limit);
            finished = at + length;
            at = Math.min(limit, at + length);
            return;
        }
        if (set) {
            set = c != ']';
        } else if (c == '[') {
            set = true;
        } else if (c == '{') {
            open("0123456789,", '}', limit);
        } else if (text.startsWith("(?", at)) {
            group(limit);
        }
        at++;
    }

    /** How long an escape is, and longer than the text up to the token if it is not finished there. */
    private int escape(int limit) {
        char c = at + 1 < limit ? text.charAt(at + 1) : '\\';
        if (at + 1 == limit) {
            return 2;
        }
        if (c == 'x') {
            return 4;
        }
        if (c == 'c') {
            return 3;
        }
        if (c == 'u' && !text.startsWith("{", at + 2)) {
            return 6;
        }
        if (c == 'u' || c == 'p' || c == 'P' || c == 'k') {
            int close = text.indexOf(c == 'k' ? '>' : '}', at);
            return close < 0 || close >= limit ? limit - at + 1 : close + 1 - at;
        }
        int digits = at + 1;
        while (digits < limit && text.charAt(digits) >= '0' && text.charAt(digits) <= '9') {
            digits++;
        }
        return digits == at + 1 ? 2 : digits + (digits == limit ? 1 : 0) - at;
    }

    private void open(String inside, char close, int limit) {
        int behind = at + 1;
        while (behind < limit && inside.indexOf(text.charAt(behind)) >= 0) {
            behind++;
        }
        if (behind == limit && text.charAt(limit - 1) != close) {
            finished = limit + 1;
        }
    }

    /** {@code (?:}, {@code (?<name>}, {@code (?i-m:} and the like. */
    private void group(int limit) {
        boolean look = text.startsWith("(?=", at)
                || text.startsWith("(?!", at)
                || text.startsWith("(?<=", at)
                || text.startsWith("(?<!", at);
        int head = at + 2;
        while (!look && head < limit && ":>".indexOf(text.charAt(head)) < 0) {
            head++;
        }
        finished = !look && head == limit ? limit + 1 : finished;
    }

    private boolean isRange(Token token) {
        char before = token.offset() > 0 ? text.charAt(token.offset() - 1) : ' ';
        char behind = token.end() < end ? text.charAt(token.end()) : ' ';
        return set && (before == '-' || behind == '-');
    }

    /** A quantifier would hold for the last character of the value alone. */
    private boolean isQuantified(Token token) {
        return token.end() < end && "*+?{".indexOf(text.charAt(token.end())) >= 0;
    }
}
