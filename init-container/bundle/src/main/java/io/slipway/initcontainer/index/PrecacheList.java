package io.slipway.initcontainer.index;

import io.slipway.initcontainer.bundle.PageFacts.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the lists of files that a service worker keeps, as Workbox writes them and as people do.
 *
 * <pre>
 * precacheAndRoute([{url:"index.html",revision:"5bfe…"},{url:"assets/a-AbCd1234.js",revision:null},"b.js"])
 * </pre>
 *
 * A list is known by its entries, whatever the minifier called the function; one of plain names by the function or variable
 * that it is given to.
 */
final class PrecacheList {
    /**
     * A file that a list names.
     *
     * @param url as it is meant
     * @param revision where the value stands that is to change with the file: a revision, or the plain name itself
     * @param kind what stands there
     */
    record Entry(String url, Span revision, Kind kind) {
        enum Kind {
            /** The text between the quotes of a revision. */
            TEXT,
            /** A value that is no text, such as null. */
            VALUE,
            /** A plain name, quotes included. */
            NAME
        }
    }

    private static final Pattern OBJECT = Pattern.compile("\\{[^{}]*+\\}");
    private static final String STRING =
            "\"((?:[^\"\\\\\n]|\\\\.)*+)\"|'((?:[^'\\\\\n]|\\\\.)*+)'|`((?:[^`\\\\$]|\\\\.)*+)`";
    private static final Pattern MEMBER = Pattern.compile("(?<=[{,\\s])([\"']?)(url|revision)\\1\\s*+:\\s*+(?:" + STRING
            + "|(null|undefined|void 0|false|!1|[0-9]++))");
    private static final Pattern LITERAL = Pattern.compile(STRING);
    private static final Pattern OPENED = Pattern.compile(
            "(?:precacheAndRoute|precache|addToCacheList|addToPrecacheList)\\s*\\(\\s*$"
                    + "|(?:__WB_MANIFEST|__precacheManifest)\\s*(?:=|=\\s*\\(?\\s*[\\w.]*\\s*\\|\\|\\s*\\[\\]\\s*\\)?\\.concat\\()\\s*$");
    private static final int LONGEST_OPENING = 120;

    private final String text;
    private final List<Entry> entries = new ArrayList<>();

    private PrecacheList(String text) {
        this.text = text;
    }

    static List<Entry> in(String text) {
        if (!text.contains("revision") && !text.contains("recache") && !text.contains("__WB_MANIFEST")) {
            return List.of();
        }
        PrecacheList list = new PrecacheList(text);
        list.objects();
        list.plainNames();
        return list.entries;
    }

    /** Every string literal, as it is meant, with its place; quotes excluded. */
    static List<String> literals(String text) {
        List<String> literals = new ArrayList<>();
        Matcher literal = LITERAL.matcher(text);
        while (literal.find()) {
            literals.add(literal.group(group(literal, 1)));
        }
        return literals;
    }

    private void objects() {
        Matcher object = OBJECT.matcher(text);
        while (object.find()) {
            object(object.start(), object.end()).ifPresent(entries::add);
        }
    }

    private Optional<Entry> object(int start, int end) {
        String url = null;
        Entry revision = null;
        Matcher member = MEMBER.matcher(text).region(start, end).useTransparentBounds(true);
        while (member.find()) {
            int group = member.group(6) == null ? group(member, 3) : 6;
            if (member.group(2).equals("url")) {
                url = group == 6 ? url : member.group(group);
            } else {
                Span span = new Span(member.start(group), member.end(group));
                revision = new Entry("", span, group == 6 ? Entry.Kind.VALUE : Entry.Kind.TEXT);
            }
        }
        return url == null || revision == null
                ? Optional.empty()
                : Optional.of(new Entry(url, revision.revision(), revision.kind()));
    }

    /** The first of three groups that took part. */
    private static int group(Matcher matcher, int first) {
        return matcher.group(first) != null ? first : matcher.group(first + 1) != null ? first + 1 : first + 2;
    }

    private void plainNames() {
        for (int open = text.indexOf('['); open >= 0; open = text.indexOf('[', open + 1)) {
            array(open);
        }
    }

    private void array(int open) {
        List<Entry> names = new ArrayList<>();
        boolean listed = isOpened(open);
        int at = blanks(open + 1);
        while (at < text.length() && text.charAt(at) != ']') {
            char c = text.charAt(at);
            Matcher item = (c == '{' ? OBJECT : LITERAL).matcher(text).region(at, text.length());
            if (!item.lookingAt()) {
                return; // an array of something else
            }
            if (c == '{') {
                listed |= object(item.start(), item.end()).isPresent();
            } else {
                names.add(new Entry(item.group(group(item, 1)), new Span(item.start(), item.end()), Entry.Kind.NAME));
            }
            at = blanks(item.end());
            if (at < text.length() && text.charAt(at) == ',') {
                at = blanks(at + 1);
            } else if (at < text.length() && text.charAt(at) != ']') {
                return;
            }
        }
        if (listed) {
            entries.addAll(names);
        }
    }

    private boolean isOpened(int open) {
        return OPENED.matcher(text.substring(Math.max(0, open - LONGEST_OPENING), open))
                .find();
    }

    private int blanks(int from) {
        int at = from;
        while (at < text.length() && text.charAt(at) <= ' ') {
            at++;
        }
        return at;
    }
}
