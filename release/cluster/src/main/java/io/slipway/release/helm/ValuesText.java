package io.slipway.release.helm;

import java.util.Iterator;
import java.util.List;
import java.util.Map;

/**
 * Writes values as JSON that every YAML parser of Helm reads as the same values.
 *
 * <p>JSON is not quite a subset of YAML 1.1, which Helm reads: raw U+0085, U+2028 and U+2029 are line breaks there, and an
 * escaped surrogate pair is two characters. A plain {@code yes} or {@code 012} cannot appear, since strings are quoted.
 */
public final class ValuesText {

    private ValuesText() {}

    /** @param values maps with string keys, lists, strings, numbers, booleans and nulls */
    public static String of(Map<String, Object> values) {
        StringBuilder out = new StringBuilder();
        write(out, values);
        return out.append('\n').toString();
    }

    private static void write(StringBuilder out, Object value) {
        if (value instanceof Map<?, ?> map) {
            map(out, map);
        } else if (value instanceof List<?> list) {
            list(out, list);
        } else if (value == null || value instanceof Boolean || value instanceof Number) {
            out.append(value);
        } else if (value instanceof CharSequence text) {
            string(out, text.toString());
        } else {
            throw new IllegalArgumentException("no value of a chart: " + value.getClass());
        }
    }

    private static void map(StringBuilder out, Map<?, ?> map) {
        out.append('{');
        for (Iterator<? extends Map.Entry<?, ?>> entries = map.entrySet().iterator(); entries.hasNext(); ) {
            Map.Entry<?, ?> entry = entries.next();
            string(out, String.valueOf(entry.getKey()));
            out.append(": ");
            write(out, entry.getValue());
            out.append(entries.hasNext() ? ", " : "");
        }
        out.append('}');
    }

    private static void list(StringBuilder out, List<?> list) {
        out.append('[');
        for (Iterator<?> items = list.iterator(); items.hasNext(); ) {
            write(out, items.next());
            out.append(items.hasNext() ? ", " : "");
        }
        out.append(']');
    }

    private static void string(StringBuilder out, String text) {
        out.append('"');
        text.codePoints().forEach(c -> {
            if (c == '"' || c == '\\') {
                out.append('\\').append((char) c);
            } else if (c == '\n') {
                out.append("\\n");
            } else if (mustBeEscaped(c)) {
                out.append(String.format("\\u%04x", c));
            } else {
                out.appendCodePoint(c);
            }
        });
        out.append('"');
    }

    private static boolean mustBeEscaped(int c) {
        return c < ' ' || (c >= 0x7f && c < 0xa0) || c == 0x2028 || c == 0x2029 || c == 0xfeff;
    }
}
