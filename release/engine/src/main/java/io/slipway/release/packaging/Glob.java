package io.slipway.release.packaging;

import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * Go's {@code filepath.Match}, as a regular expression: {@code *} and {@code ?} stop at {@code /}, {@code [a-z]} and
 * {@code [^a-z]} are classes, {@code \} takes the next character as it is. No braces.
 */
final class Glob {

    private final String glob;
    private final StringBuilder regex = new StringBuilder();
    private int at;

    private Glob(String glob) {
        this.glob = glob;
    }

    static Pattern compile(String glob) {
        return new Glob(glob).compile();
    }

    private Pattern compile() {
        while (at < glob.length()) {
            char c = glob.charAt(at++);
            switch (c) {
                case '*' -> regex.append("[^/]*");
                case '?' -> regex.append("[^/]");
                case '[' -> characterClass();
                case '\\' -> literal(next());
                default -> literal(c);
            }
        }
        return Pattern.compile(regex.toString(), Pattern.DOTALL);
    }

    private void characterClass() {
        regex.append("(?!/)[");
        if (at < glob.length() && glob.charAt(at) == '^') {
            regex.append(next());
        }
        boolean empty = true;
        while (true) {
            char c = next();
            if (c == ']' && !empty) {
                break;
            }
            empty = false;
            literal(c == '\\' ? next() : c);
            if (at < glob.length() && glob.charAt(at) == '-') {
                regex.append(next());
                char end = next();
                literal(end == '\\' ? next() : end);
            }
        }
        regex.append(']');
    }

    private void literal(char c) {
        if ("\\[](){}.*+?^$|&-~#".indexOf(c) >= 0) {
            regex.append('\\');
        }
        regex.append(c);
    }

    private char next() {
        if (at >= glob.length()) {
            throw new PatternSyntaxException("the pattern is not complete", glob, at);
        }
        return glob.charAt(at++);
    }
}
