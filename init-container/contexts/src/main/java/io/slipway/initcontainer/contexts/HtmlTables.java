package io.slipway.initcontainer.contexts;

import java.util.Set;

/** Follows tables of HTML: between their rows and cells a text is moved in front of the table, and a blank is not. */
final class HtmlTables {
    private static final Set<String> STRUCTURE =
            Set.of("table", "tbody", "thead", "tfoot", "tr", "colgroup", "caption", "td", "th");
    private static final Set<String> CELLS = Set.of("td", "th", "caption");

    /** A character for each open table: whether its structure or one of its cells is open. */
    private final StringBuilder open = new StringBuilder();

    boolean isStructure() {
        return open.length() > 0 && open.charAt(open.length() - 1) == 's';
    }

    void startTag(String name) {
        if (name.equals("table")) {
            open.append('s');
        } else if (STRUCTURE.contains(name)) {
            set(CELLS.contains(name) ? 'c' : 's');
        }
    }

    void endTag(String name) {
        if (name.equals("table")) {
            open.setLength(Math.max(0, open.length() - 1));
        } else if (STRUCTURE.contains(name)) {
            set('s');
        }
    }

    private void set(char kind) {
        if (open.length() > 0) {
            open.setCharAt(open.length() - 1, kind);
        }
    }
}
