package io.slipway.initcontainer.settings;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * The one encoding of a setting that holds a list: items parted by comma or newline, blanks around an item left out. A
 * backslash keeps what follows it as a part of the item, where that is a comma, a blank or a backslash; {@code \n} is a
 * newline. Before anything else a backslash is itself, so that a person may write {@code src/\[id\].ts}.
 *
 * <pre>
 * a, b        a | b
 * a\,b        a,b
 * src/{a\,b}  src/{a,b}
 * </pre>
 */
public final class ListText {
    private static final String KEPT = ",\\ \t\r";

    private ListText() {}

    /** Writes items so that {@link #items} reads the same ones back; empty items mean nothing and are left out. */
    public static String of(Collection<String> items) {
        return joined(items, "\n");
    }

    /** The same in one line, for a command line. */
    public static String inOneLine(Collection<String> items) {
        return joined(items, ",");
    }

    private static String joined(Collection<String> items, String separator) {
        StringBuilder text = new StringBuilder();
        for (String item : items) {
            if (!item.isEmpty()) {
                text.append(text.length() == 0 ? "" : separator);
                write(item, text);
            }
        }
        return text.toString();
    }

    private static void write(String item, StringBuilder text) {
        int end = item.length() - 1;
        for (int i = 0; i <= end; i++) {
            char c = item.charAt(i);
            boolean edge = isBlank(c) && (i == 0 || i == end);
            if (c == '\n') {
                text.append("\\n");
            } else {
                text.append(edge || c == ',' || c == '\\' ? "\\" : "").append(c);
            }
        }
    }

    /** The items of a text, in their order. */
    public static List<String> items(String text) {
        List<String> items = new ArrayList<>();
        StringBuilder item = new StringBuilder();
        int kept = 0; // characters of the item that are no blank at its end
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            char next = c == '\\' && i + 1 < text.length() ? text.charAt(i + 1) : 0;
            if (next == 'n' || next != 0 && KEPT.indexOf(next) >= 0) {
                item.append(next == 'n' ? '\n' : next);
                kept = item.length();
                i++;
            } else if (c == ',' || c == '\n') {
                add(item, kept, items);
                kept = 0;
            } else if (!isBlank(c) || kept > 0) {
                item.append(c);
                kept = isBlank(c) ? kept : item.length();
            }
        }
        add(item, kept, items);
        return items;
    }

    private static void add(StringBuilder item, int kept, List<String> items) {
        if (kept > 0) {
            items.add(item.substring(0, kept));
        }
        item.setLength(0);
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t' || c == '\r';
    }
}
