package io.slipway.initcontainer.tokens;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds tokens in a text. The language, with the default delimiters:
 *
 * <pre>
 * token    = "#{" name *( "|" filter ) [ ":-" fallback ] "}#"     blanks may stand around name and filter
 * name     = letter or "_", then letters, digits, "_", "-", "."
 * fallback = any text up to "}#" in the same line, at most 4096 characters
 * </pre>
 *
 * For example {@code #{apiUrl:-https://api.example.com}#} or {@code #{title|upper}#}. Anything else is no token and no
 * error: <code>startsWith('#{')</code> is ordinary code.
 */
// Commons Text's StringSubstitutor has the same idea of name and fallback (a property test holds both together), but it
// builds one new text in memory and knows neither offsets nor what stands around a token, and both are needed here:
// the escaping follows the place, and the index keeps the places so that the pod only copies bytes between them.
public final class TokenScanner {
    static final int LONGEST_FALLBACK = 4096;

    /** No token has more characters, its name, filters and fallback included. */
    public static final int LONGEST = LONGEST_FALLBACK + 1024;

    private final TokenSyntax syntax;

    public TokenScanner(TokenSyntax syntax) {
        this.syntax = syntax;
    }

    public List<Token> scan(String text) {
        int at = text.indexOf(syntax.prefix());
        if (at < 0) {
            return List.of();
        }
        List<Token> tokens = new ArrayList<>();
        Lines lines = new Lines(text);
        Ahead suffixes = new Ahead(text, syntax.suffix());
        Ahead feeds = new Ahead(text, "\n");
        while (at >= 0) {
            Token token = new Reading(text, at, suffixes, feeds).token(lines);
            int next = at + 1;
            if (token != null) {
                tokens.add(token);
                next = token.end();
            }
            at = text.indexOf(syntax.prefix(), next);
        }
        return tokens;
    }

    /** Finds a mark again and again on the way through a text, and looks at no part of the text twice. */
    private static final class Ahead {
        private final String text;
        private final String mark;
        private int found = -2;

        Ahead(String text, String mark) {
            this.text = text;
            this.mark = mark;
        }

        int from(int at) {
            if (found != -1 && found < at) {
                found = text.indexOf(mark, at);
            }
            return found;
        }
    }

    /** Counts lines on the way through a text. */
    private static final class Lines {
        private final String text;
        private int line = 1;
        private int start;
        private int feed;

        Lines(String text) {
            this.text = text;
            this.feed = text.indexOf('\n');
        }

        int lineAt(int offset) {
            while (feed >= 0 && feed < offset) {
                line++;
                start = feed + 1;
                feed = text.indexOf('\n', start);
            }
            return line;
        }

        int columnAt(int offset) {
            return offset - start + 1;
        }
    }

    /** One attempt to read a token. */
    private final class Reading {
        private final String text;
        private final int offset;
        private final Ahead suffixes;
        private final Ahead feeds;
        private int at;

        Reading(String text, int offset, Ahead suffixes, Ahead feeds) {
            this.text = text;
            this.suffixes = suffixes;
            this.feeds = feeds;
            this.offset = offset;
            this.at = offset + syntax.prefix().length();
        }

        /** The token, or null where none stands. */
        Token token(Lines lines) {
            String name = word(true);
            if (name.isEmpty() || !isNameStart(name.charAt(0)) || syntax.reserves(name)) {
                return null;
            }
            List<String> filters = new ArrayList<>(0);
            while (at < text.length() && text.charAt(at) == '|') {
                at++;
                String filter = word(false);
                if (filter.isEmpty()) {
                    return null;
                }
                filters.add(filter);
            }
            Optional<String> fallback = Optional.empty();
            if (text.startsWith(":-", at)) {
                int end = fallbackEnd();
                if (end < 0) {
                    return null;
                }
                fallback = Optional.of(text.substring(at + 2, end));
                at = end;
            }
            if (!text.startsWith(syntax.suffix(), at)) {
                return null;
            }
            int length = at + syntax.suffix().length() - offset;
            if (length > LONGEST) {
                return null;
            }
            int line = lines.lineAt(offset);
            return new Token(name, fallback, List.copyOf(filters), offset, length, line, lines.columnAt(offset));
        }

        /** Where the delimiter stands that ends the fallback, or -1. */
        private int fallbackEnd() {
            int end = suffixes.from(at + 2);
            int feed = feeds.from(at);
            return end < 0 || end - at > LONGEST_FALLBACK || feed >= 0 && feed < end ? -1 : end;
        }

        private String word(boolean name) {
            skipBlanks();
            int start = at;
            while (at < text.length() && isWordPart(text.charAt(at), name) && !text.startsWith(syntax.suffix(), at)) {
                at++;
            }
            String word = text.substring(start, at);
            skipBlanks();
            return word;
        }

        private void skipBlanks() {
            while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
                at++;
            }
        }
    }

    private static boolean isNameStart(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_';
    }

    private static boolean isWordPart(char c, boolean name) {
        return isNameStart(c) || c >= '0' && c <= '9' || name && (c == '-' || c == '.');
    }
}
