package io.slipway.initcontainer.tokens;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds texts that are meant for a token and are none: no name is written like that ({@code #{ida:ClientId}#},
 * {@code #{api url}#}, {@code #{größe}#}), or the last delimiter is cut short ({@code #{apiUrl}}). Nobody replaces them, so
 * somebody has to hear of them.
 *
 * <p>Only the default style is looked at: code is full of texts between the delimiters of the others.
 */
public final class TokenLookalikes {
    /**
     * One of them.
     *
     * @param text delimiters included
     * @param offset index of its first character
     */
    public record Lookalike(String text, int offset) {

        /** What to do about it. */
        public String remedy() {
            return text.endsWith(TokenSyntax.DEFAULT.suffix())
                    ? NAME_REMEDY
                    : "a token ends in }#: write " + text + "#, or allow the text under app.tokens.allow";
        }
    }

    private static final String NAME_REMEDY =
            "a name holds letters A to Z, digits, '_', '-' and '.', and begins with a letter"
                    + " or '_': rename it there and among the variables, or allow the text under app.tokens.allow";

    private static final int LONGEST = 200;
    /** Of code around a prefix that is no token's. */
    private static final Pattern CUT_SHORT = Pattern.compile("#\\{[A-Za-z_][A-Za-z0-9_.-]*+}(?!#)");

    private static final String NEVER_INSIDE = "'\"`\n\r{}<>;";

    private final TokenSyntax syntax;
    private final TokenScanner scanner;

    public TokenLookalikes(TokenSyntax syntax) {
        this.syntax = syntax;
        this.scanner = new TokenScanner(syntax);
    }

    public List<Lookalike> find(String text) {
        List<Lookalike> found = new ArrayList<>();
        if (!syntax.equals(TokenSyntax.DEFAULT)) {
            return found;
        }
        Matcher cutShort = CUT_SHORT.matcher(text).useTransparentBounds(true);
        Set<Integer> tokens = null;
        for (int at = text.indexOf(syntax.prefix()); at >= 0; at = text.indexOf(syntax.prefix(), at + 1)) {
            int end = end(text, at + syntax.prefix().length());
            if (end < 0
                    && cutShort.region(at, Math.min(text.length(), at + LONGEST))
                            .lookingAt()) {
                end = cutShort.end();
            }
            if (end > 0) {
                tokens = tokens == null ? starts(text) : tokens;
                if (!tokens.contains(at)) {
                    found.add(new Lookalike(text.substring(at, end), at));
                }
            }
        }
        return found;
    }

    private Set<Integer> starts(String text) {
        Set<Integer> starts = new HashSet<>();
        for (Token token : scanner.scan(text)) {
            starts.add(token.offset());
        }
        return starts;
    }

    /** Behind the suffix, or -1 where none ends a name that somebody may have meant. */
    private int end(String text, int from) {
        boolean letter = false;
        int to = Math.min(text.length(), from + LONGEST);
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (text.startsWith(syntax.suffix(), i)) {
                return letter ? i + syntax.suffix().length() : -1;
            }
            if (NEVER_INSIDE.indexOf(c) >= 0 || c == '$' && i == from) {
                return -1;
            }
            letter |= Character.isLetter(c);
        }
        return -1;
    }
}
