package io.slipway.initcontainer.contexts;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * A tag as HTML reads it.
 *
 * @param name in lower case
 * @param end index behind its {@code >}
 * @param whole false if the text ends inside of it, so that there is no such tag
 */
record MarkupTag(String name, List<Attribute> attributes, boolean selfClosing, int end, boolean whole) {
    /**
     * An attribute with a value.
     *
     * @param name in lower case
     * @param quote the quote around the value, a blank if there is none
     * @param first false if the tag had that attribute before, so that this one is dropped
     */
    record Attribute(String name, int nameStart, char quote, int start, int end, boolean first) {
        Layer layer() {
            return quote == '"' ? Layer.MARKUP_DOUBLE : quote == '\'' ? Layer.MARKUP_SINGLE : Layer.MARKUP_UNQUOTED;
        }
    }

    /** Reads a tag whose name begins at that place. */
    static MarkupTag read(String text, int nameStart, int to) {
        return new Reading(text, nameStart, to).tag();
    }

    private static final class Reading {
        private final String text;
        private final int to;
        private final List<Attribute> attributes = new ArrayList<>(4);
        private final Set<String> names = new HashSet<>();
        private int at;

        Reading(String text, int from, int to) {
            this.text = text;
            this.at = from;
            this.to = to;
        }

        MarkupTag tag() {
            String name = word("");
            while (true) {
                boolean slash = false;
                while (at < to && (isSpace(text.charAt(at)) || text.charAt(at) == '/')) {
                    slash = text.charAt(at++) == '/';
                }
                if (at >= to) {
                    return new MarkupTag(name, List.of(), false, to, false);
                }
                if (text.charAt(at) == '>') {
                    return new MarkupTag(name, attributes, slash, at + 1, true);
                }
                attribute();
            }
        }

        /** Up to a blank, a slash, the tag's end or one of the other characters; its first character may be any. */
        private String word(String more) {
            int start = at;
            if (at < to) {
                at++;
            }
            while (at < to
                    && !isSpace(text.charAt(at))
                    && "/>".indexOf(text.charAt(at)) < 0
                    && more.indexOf(text.charAt(at)) < 0) {
                at++;
            }
            return text.substring(start, at).toLowerCase(Locale.ROOT);
        }

        private void attribute() {
            int nameStart = at;
            String name = word("=");
            boolean first = names.add(name);
            int equals = behindSpaces(at);
            if (equals >= to || text.charAt(equals) != '=') {
                return;
            }
            at = behindSpaces(equals + 1);
            if (at >= to || text.charAt(at) == '>') {
                return;
            }
            char quote = text.charAt(at);
            if (quote != '"' && quote != '\'') {
                int start = at;
                while (at < to && !isSpace(text.charAt(at)) && text.charAt(at) != '>') {
                    at++;
                }
                attributes.add(new Attribute(name, nameStart, ' ', start, at, first));
                return;
            }
            int start = at + 1;
            int end = start;
            while (end < to && text.charAt(end) != quote) {
                end++;
            }
            attributes.add(new Attribute(name, nameStart, quote, start, end, first));
            at = Math.min(to, end + 1);
        }

        private int behindSpaces(int from) {
            int behind = from;
            while (behind < to && isSpace(text.charAt(behind))) {
                behind++;
            }
            return behind;
        }
    }

    static boolean isSpace(char c) {
        return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
    }
}
