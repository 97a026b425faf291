package io.slipway.initcontainer.publishing;

import java.util.List;

/**
 * Escapes a value for a place in a file {@code .env}, which dotenv reads: three kinds of quotes, hardly any escapes, and
 * behind it, in Vite, Create React App and Next.js, dotenv-expand, for which a {@code $} begins the name of a variable.
 *
 * <pre>
 * API="#{api}#"     https://api.example.com/$HOME  →  API="https://api.example.com/\$HOME"
 * </pre>
 */
// https://github.com/motdotla/dotenv/blob/master/lib/main.js, https://github.com/motdotla/dotenv-expand
final class EnvFile {
    /** A value that the file cannot hold there. */
    static final class UnfitEnvValueException extends Exception {
        private static final long serialVersionUID = 1L;

        UnfitEnvValueException(String message) {
            super(message, null, false, false);
        }
    }

    /** What reads the file. */
    enum Reader {
        /** dotenv. */
        PLAIN,
        /** dotenv, and dotenv-expand behind it, for which {@code $NAME} is a variable. */
        EXPANDING,
        /** The same of old versions: a literal ends with its line, and a backquote begins none. */
        EXPANDING_LINES
    }

    private final String text;
    private final boolean expands;
    private final boolean linesEnd;
    private final String quotes;

    /** @param text of the file, a character a byte */
    EnvFile(String text, Reader reader) {
        this.text = text;
        this.expands = reader != Reader.PLAIN;
        this.linesEnd = reader == Reader.EXPANDING_LINES;
        this.quotes = linesEnd ? "\"'" : "\"'`";
    }

    /** {@code .env}, {@code .env.production} and the like. */
    static boolean is(String path) {
        String name = path.substring(path.lastIndexOf('/') + 1);
        return name.equals(".env") || name.startsWith(".env.");
    }

    /** @param start and end of the token that the value stands for */
    String escaped(int start, int end, String value) throws UnfitEnvValueException {
        char quote = quoteAround(start);
        if (quote == 0) {
            refuseUnquoted(start, end, value);
        } else if (value.indexOf(quote) >= 0) {
            throw new UnfitEnvValueException("it holds the quote " + quote + " that the line has around it");
        } else if (quote == '"' && (value.contains("\\n") || value.contains("\\r"))) {
            throw new UnfitEnvValueException("between double quotes, \\n and \\r are read as line ends");
        }
        if (quote != 0 && value.endsWith("\\") && text.startsWith(String.valueOf(quote), end)) {
            throw new UnfitEnvValueException(
                    "it ends with a backslash, and the quote behind it would no longer end the value");
        }
        if (linesEnd && value.indexOf('\n') >= 0) {
            throw new UnfitEnvValueException("it holds a line end, which ends it there for what reads the file");
        }
        if (value.indexOf('\r') >= 0) {
            throw new UnfitEnvValueException("it holds a carriage return, which is read as a line feed");
        }
        if (expands && value.contains("\\$")) {
            throw new UnfitEnvValueException("what reads the file drops a backslash in front of a dollar");
        }
        return expands ? value.replace("$", "\\$") : value;
    }

    private void refuseUnquoted(int start, int end, String value) throws UnfitEnvValueException {
        boolean first = text.substring(lineStart(start), start).stripTrailing().endsWith("=");
        boolean last = text.substring(end, lineEnd(end)).isBlank();
        boolean blankEdge =
                first && !value.equals(value.stripLeading()) || last && !value.equals(value.stripTrailing());
        boolean beginsQuoted = first && !value.isEmpty() && quotes.indexOf(value.charAt(0)) >= 0;
        for (String never : List.of("\n", "#")) {
            if (value.contains(never)) {
                throw new UnfitEnvValueException("it holds a "
                        + (never.equals("#") ? "#, which begins a comment there" : "line end, which ends it there"));
            }
        }
        if (blankEdge || beginsQuoted) {
            throw new UnfitEnvValueException("blanks and quotes around it would be cut off there");
        }
    }

    /** The quote that is open at an offset; 0 where none is. A literal may go over several lines. */
    private char quoteAround(int offset) {
        int at = 0;
        while (at < offset) {
            int equals = text.indexOf('=', at);
            int lineEnd = lineEnd(at);
            if (equals < 0 || equals >= offset) {
                return 0;
            }
            if (equals >= lineEnd || text.substring(at, lineEnd).stripLeading().startsWith("#")) {
                at = lineEnd + 1;
                continue;
            }
            int value = equals + 1;
            while (value < lineEnd && (text.charAt(value) == ' ' || text.charAt(value) == '\t')) {
                value++;
            }
            char quote = value < text.length() ? text.charAt(value) : 0;
            int close = quotes.indexOf(quote) >= 0 && quote != 0 ? text.indexOf(quote, value + 1) : -1;
            if (close < 0) {
                if (offset <= lineEnd) {
                    return 0;
                }
                at = lineEnd + 1;
            } else if (offset > value && offset <= close) {
                return quote;
            } else {
                at = Math.max(lineEnd(close), close) + 1;
            }
        }
        return 0;
    }

    private int lineStart(int offset) {
        return text.lastIndexOf('\n', offset - 1) + 1;
    }

    private int lineEnd(int offset) {
        int feed = text.indexOf('\n', offset);
        return feed < 0 ? text.length() : feed;
    }
}
