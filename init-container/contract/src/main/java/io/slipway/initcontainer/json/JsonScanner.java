package io.slipway.initcontainer.json;

import java.util.ArrayList;
import java.util.List;

/**
 * Reads JSON strictly and tells a listener where its strings stand. It builds no tree: ngsw.json and source maps are
 * edited in place, and a pod's start has no time for a library.
 */
public final class JsonScanner {
    private static final int DEEPEST = 256;

    /** Is told of every string; {@code start} and {@code end} exclude the quotes. */
    public interface Listener {
        void string(JsonScanner at, int start, int end, boolean key);
    }

    private final String text;
    private final int to;
    private final Listener listener;
    private final List<String> keys = new ArrayList<>();
    private int at;

    private JsonScanner(String text, Listener listener) {
        this.text = text;
        this.to = text.length();
        this.listener = listener;
        this.at = text.startsWith("\u00ef\u00bb\u00bf") ? 3 : 0;
    }

    public static void scan(String text, Listener listener) throws MalformedJsonException {
        JsonScanner scanner = new JsonScanner(text, listener);
        scanner.blanks();
        scanner.value();
        scanner.blanks();
        if (scanner.at != scanner.to) {
            throw scanner.malformed("more text after the value");
        }
    }

    public static boolean isValid(String text) {
        try {
            scan(text, (scanner, start, end, key) -> {});
            return true;
        } catch (MalformedJsonException e) {
            return false;
        }
    }

    /** How many objects and arrays stand around the string. */
    public int depth() {
        return keys.size();
    }

    /** The member's name at that depth, from 0; empty in an array. */
    public String key(int depth) {
        return depth < keys.size() ? keys.get(depth) : "";
    }

    private void value() throws MalformedJsonException {
        if (at >= to) {
            throw malformed("a value is missing");
        }
        switch (text.charAt(at)) {
            case '{' -> object();
            case '[' -> array();
            case '"' -> string(false);
            case 't' -> word("true");
            case 'f' -> word("false");
            case 'n' -> word("null");
            default -> number();
        }
    }

    private void object() throws MalformedJsonException {
        open();
        if (!closes('}')) {
            do {
                blanks();
                String key = string(true);
                keys.set(keys.size() - 1, key);
                blanks();
                expect(':');
                blanks();
                value();
                blanks();
            } while (comma());
            expect('}');
        }
        keys.remove(keys.size() - 1);
    }

    private void array() throws MalformedJsonException {
        open();
        if (!closes(']')) {
            do {
                blanks();
                value();
                blanks();
            } while (comma());
            expect(']');
        }
        keys.remove(keys.size() - 1);
    }

    private void open() throws MalformedJsonException {
        if (keys.size() == DEEPEST) {
            throw malformed("nested deeper than " + DEEPEST);
        }
        keys.add("");
        at++;
        blanks();
    }

    private boolean closes(char bracket) {
        boolean closes = at < to && text.charAt(at) == bracket;
        if (closes) {
            at++;
        }
        return closes;
    }

    private boolean comma() {
        return closes(',');
    }

    private void expect(char c) throws MalformedJsonException {
        if (!closes(c)) {
            throw malformed("expected " + c);
        }
    }

    private String string(boolean key) throws MalformedJsonException {
        expect('"');
        int start = at;
        while (at < to && text.charAt(at) != '"') {
            char c = text.charAt(at);
            if (c < ' ') {
                throw malformed("a control character in a string");
            }
            at += c == '\\' ? escapeLength() : 1;
        }
        int end = at;
        expect('"');
        listener.string(this, start, end, key);
        return key ? text.substring(start, end) : "";
    }

    private int escapeLength() throws MalformedJsonException {
        char c = at + 1 < to ? text.charAt(at + 1) : ' ';
        if (c == 'u') {
            for (int i = at + 2; i < at + 6; i++) {
                if (i >= to || Character.digit(text.charAt(i), 16) < 0) {
                    throw malformed("a bad \\u escape");
                }
            }
            return 6;
        }
        if ("\"\\/bfnrt".indexOf(c) < 0) {
            throw malformed("a bad escape");
        }
        return 2;
    }

    private void word(String word) throws MalformedJsonException {
        if (!text.startsWith(word, at)) {
            throw malformed("expected " + word);
        }
        at += word.length();
    }

    private void number() throws MalformedJsonException {
        int start = at;
        if (at < to && text.charAt(at) == '-') {
            at++;
        }
        int digits = digits();
        if (digits > 1 && text.charAt(at - digits) == '0') {
            throw malformed("a number with a leading zero");
        }
        if (at < to && text.charAt(at) == '.') {
            at++;
            digits();
        }
        if (at < to && (text.charAt(at) == 'e' || text.charAt(at) == 'E')) {
            at++;
            if (at < to && (text.charAt(at) == '+' || text.charAt(at) == '-')) {
                at++;
            }
            digits();
        }
        if (at == start) {
            throw malformed("a value is missing");
        }
    }

    private int digits() throws MalformedJsonException {
        int start = at;
        while (at < to && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at++;
        }
        if (at == start) {
            throw malformed("expected a digit");
        }
        return at - start;
    }

    private void blanks() {
        while (at < to && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    private MalformedJsonException malformed(String reason) {
        return new MalformedJsonException(reason + " at character " + at);
    }
}
