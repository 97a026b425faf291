package io.slipway.release.command;

import java.io.FilterWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The last thing before stdout and stderr: whatever a verb forgot to make fit for a terminal is shown there and steers
 * nothing. Slipway's own colours pass, and the line that a step under way rewrites.
 */
final class TerminalFilter extends FilterWriter {

    private static final Pattern OWN_OR_STEERING =
            Pattern.compile("(?<own>\u001b\\[(?:0|1|3[1-9]|39|2[12])(?:;(?:0|1|3[1-9]|39|2[12]))*m|\r\u001b\\[K|\r\n)"
                    + "|[\\p{Cc}&&[^\n\t\\x85]]");

    private TerminalFilter(Writer out) {
        super(out);
    }

    static PrintWriter before(PrintWriter out) {
        return new PrintWriter(new TerminalFilter(out), true);
    }

    @Override
    public void write(String text, int offset, int length) throws IOException {
        Matcher found = OWN_OR_STEERING.matcher(text).region(offset, offset + length);
        int from = offset;
        while (found.find()) {
            if (found.group("own") == null) {
                out.write(text, from, found.start() - from);
                out.write(String.format("\\u%04x", (int) text.charAt(found.start())));
                from = found.end();
            }
        }
        out.write(text, from, offset + length - from);
    }

    @Override
    public void write(char[] text, int offset, int length) throws IOException {
        write(new String(text, offset, length), 0, length);
    }

    @Override
    public void write(int character) throws IOException {
        write(String.valueOf((char) character), 0, 1);
    }
}
