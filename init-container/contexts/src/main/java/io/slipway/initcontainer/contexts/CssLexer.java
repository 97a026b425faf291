package io.slipway.initcontainer.contexts;

import java.util.ArrayList;
import java.util.List;

/** Finds strings, comments, unquoted {@code url(…)} and the words of declarations' values in style sheets. */
final class CssLexer {
    /** A region that is told once it is known whether a declaration or a selector holds it. */
    private record Found(Layer layer, int start, int end, boolean inValue) {}

    private final String text;
    private final int to;
    private final boolean lineComments;
    private final RegionListener region;
    private final List<Found> waiting = new ArrayList<>();
    /** Open round and square brackets; {@code :} stands for a round one of an at-rule with a colon inside. */
    private final StringBuilder open = new StringBuilder();

    private int at;
    private boolean colon;
    private boolean atRule;

    private CssLexer(String text, int from, int to, boolean lineComments, RegionListener region) {
        this.text = text;
        this.at = from;
        this.to = to;
        this.lineComments = lineComments;
        this.region = region;
    }

    /** @param lineComments whether {@code //} begins a comment, as in Sass and Less */
    static void lex(String text, int from, int to, boolean lineComments, RegionListener region) {
        new CssLexer(text, from, to, lineComments, region).run();
    }

    private void run() {
        while (at < to) {
            char c = text.charAt(at);
            if (c == '"' || c == '\'') {
                string(c);
            } else if (c == '/' && starts("/*")) {
                blockComment();
            } else if (lineComments && c == '/' && starts("//")) {
                int start = at + 2;
                skipLine();
                found(Layer.CSS_COMMENT, Math.min(start, at), at);
            } else if (isWordPart(c)) {
                word();
            } else {
                punctuation(c);
                at++;
            }
        }
        tell(true);
    }

    private void string(char quote) {
        int start = at + 1;
        int end = start;
        while (end < to && text.charAt(end) != quote && !isNewline(text.charAt(end))) {
            end += text.charAt(end) == '\\' ? text.startsWith("\r\n", end + 1) ? 3 : 2 : 1;
        }
        end = Math.min(end, to);
        boolean whole = end == to || text.charAt(end) == quote;
        found(whole ? quote == '"' ? Layer.CSS_DOUBLE : Layer.CSS_SINGLE : Layer.UNCLEAR, start, end);
        at = end + 1;
    }

    private void blockComment() {
        int start = at + 2;
        int end = start;
        while (end + 1 < to && !(text.charAt(end) == '*' && text.charAt(end + 1) == '/')) {
            end++;
        }
        boolean whole = end + 1 < to;
        found(whole ? Layer.CSS_COMMENT : Layer.UNCLEAR, Math.min(start, to), whole ? end : to);
        at = whole ? end + 2 : to;
    }

    private void skipLine() {
        while (at < to && !isNewline(text.charAt(at))) {
            at++;
        }
    }

    private void word() {
        int start = at;
        boolean escaped = false;
        while (at < to && isWordPart(text.charAt(at))) {
            boolean escape = text.charAt(at) == '\\';
            escaped |= escape;
            at += escape ? 2 : 1;
        }
        at = Math.min(at, to);
        boolean call = at < to && text.charAt(at) == '(';
        if (call && (escaped || text.regionMatches(true, start, "url", 0, at - start))) {
            url(escaped);
        } else if (!call) {
            waiting.add(new Found(Layer.CSS_CODE, start, at, isInValue()));
        }
        if (text.charAt(start) == '@') {
            atRule = true;
        }
    }

    private void url(boolean unclear) {
        int start = at + 1;
        while (start < to
                && (text.charAt(start) == ' ' || text.charAt(start) == '\t' || isNewline(text.charAt(start)))) {
            start++;
        }
        if (!unclear && start < to && (text.charAt(start) == '"' || text.charAt(start) == '\'')) {
            return;
        }
        int end = start;
        while (end < to && text.charAt(end) != ')') {
            end += text.charAt(end) == '\\' ? 2 : 1;
        }
        end = Math.min(end, to);
        found(unclear ? Layer.UNCLEAR : Layer.CSS_URL, start, end);
        at = Math.min(end + 1, to);
    }

    private void punctuation(char c) {
        switch (c) {
            case '(', '[' -> open.append(c);
            case ')', ']' -> open.setLength(Math.max(0, open.length() - 1));
            case ':' -> {
                if (open.length() == 0) {
                    colon = true;
                } else if (open.charAt(open.length() - 1) == '(') {
                    open.setCharAt(open.length() - 1, ':');
                }
            }
            case '{', '}', ';' -> {
                tell(c != '{');
                open.setLength(0);
                colon = false;
                atRule = false;
            }
            default -> {
                // no token's place depends on it
            }
        }
    }

    /** True where a word stands in a value if what is read now turns out to be a declaration. */
    private boolean isInValue() {
        return colon && !atRule || isFeature();
    }

    /** The value of a media feature, which stands in brackets of its own: {@code (min-width: 40em)}. */
    private boolean isFeature() {
        return atRule && open.indexOf(":") >= 0;
    }

    private void found(Layer layer, int start, int end) {
        waiting.add(new Found(layer, start, end, true));
    }

    private void tell(boolean declaration) {
        boolean safe = declaration || atRule;
        for (Found found : waiting) {
            if (found.layer != Layer.CSS_CODE) {
                region.found(found.layer, found.start, found.end);
            } else if (safe && found.inValue) {
                region.found(Layer.CSS_CODE, found.start, found.end);
            }
        }
        waiting.clear();
    }

    private boolean starts(String mark) {
        return text.startsWith(mark, at) && at + mark.length() <= to;
    }

    private static boolean isNewline(char c) {
        return c == '\n' || c == '\r' || c == '\f';
    }

    private static boolean isWordPart(char c) {
        return c >= 'a' && c <= 'z'
                || c >= 'A' && c <= 'Z'
                || c >= '0' && c <= '9'
                || c >= 0x80
                || "_-.%#@$\\".indexOf(c) >= 0;
    }
}
