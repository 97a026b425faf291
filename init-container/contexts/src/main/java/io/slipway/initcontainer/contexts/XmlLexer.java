package io.slipway.initcontainer.contexts;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds texts, attribute values, comments and CDATA sections in XML. From where it is not well-formed, all is unclear. */
final class XmlLexer {
    private static final Pattern DECLARATION = Pattern.compile(
            "\\s*<\\?xml\\s+version\\s*=\\s*[\"']([^\"']*)[\"'](?:\\s+encoding\\s*=\\s*[\"']([^\"']*)[\"'])?[^>]*\\?>");

    private final String text;
    private final String original;
    private final int to;
    private final MarkupParts parts;
    private final List<String> open = new ArrayList<>();
    /** True if a browser reads scripts and styles in it. */
    private final boolean page;

    private boolean entities;
    private int at;
    private int scripts;
    private FileKind script = FileKind.TEXT;

    private XmlLexer(String text, String original) {
        this.text = text;
        this.original = original;
        this.parts = new MarkupParts(text, original);
        this.to = text.length();
        this.page = text.contains("http://www.w3.org/2000/svg")
                || text.contains("http://www.w3.org/1999/xhtml")
                || root().matches("svg|html|stylesheet|transform");
    }

    static List<MarkupPart> parts(String text, String original) {
        XmlLexer lexer = new XmlLexer(text, original);
        lexer.run();
        return lexer.parts.kept();
    }

    /** The first start tag's name, without its prefix. */
    private String root() {
        for (int tag = text.indexOf('<'); tag >= 0 && tag + 1 < to; tag = text.indexOf('<', tag + 1)) {
            if (isNameStart(text.charAt(tag + 1))) {
                return local(text.substring(tag + 1, nameEnd(tag + 1)));
            }
        }
        return "";
    }

    private static String local(String name) {
        return name.substring(name.indexOf(':') + 1).toLowerCase(Locale.ROOT);
    }

    private void run() {
        at = text.startsWith("\u00ef\u00bb\u00bf") ? 3 : 0;
        Matcher declaration = DECLARATION.matcher(text).region(at, to);
        boolean readable = !declaration.lookingAt()
                || declaration.group(1).equals("1.0") && (declaration.group(2) == null || isUtf8(declaration.group(2)));
        while (readable && at < to && markup()) {
            // each call reads one part
        }
        if (at < to) {
            parts.add(MarkupPart.of(Layer.UNCLEAR, at, to));
        }
    }

    private static boolean isUtf8(String encoding) {
        return encoding.equalsIgnoreCase("utf-8");
    }

    /** Reads a text or what begins with {@code <}; false if it is not well-formed. */
    private boolean markup() {
        if (text.charAt(at) != '<') {
            return text();
        }
        if (text.startsWith("<!--", at)) {
            return part(Layer.MARKUP_COMMENT, at + 4, "-->");
        }
        if (text.startsWith("<![CDATA[", at)) {
            return !open.isEmpty() && part(Layer.CDATA, at + 9, "]]>");
        }
        if (text.startsWith("<?", at)) {
            return part(Layer.DECLARATION, at + 2, "?>");
        }
        if (text.startsWith("<!", at)) {
            return doctype();
        }
        return text.startsWith("</", at) ? endTag() : startTag();
    }

    private boolean text() {
        int start = at;
        while (at < to && text.charAt(at) != '<') {
            at++;
        }
        if (open.isEmpty()) {
            parts.add(MarkupPart.of(Layer.UNCLEAR, start, at));
        } else {
            add(Layer.MARKUP_TEXT, start, at);
        }
        return true;
    }

    private void add(Layer layer, int start, int end) {
        boolean nested = script != FileKind.TEXT && layer != Layer.MARKUP_COMMENT;
        parts.add(
                nested && entities
                        ? MarkupPart.of(Layer.UNCLEAR, start, end)
                        : new MarkupPart(layer, nested ? script : FileKind.TEXT, start, end, "", nested ? scripts : 0));
    }

    private boolean part(Layer layer, int start, String mark) {
        int end = text.indexOf(mark, start);
        if (end < 0) {
            return false;
        }
        if (layer == Layer.DECLARATION) {
            parts.add(MarkupPart.of(layer, start, end));
        } else {
            add(layer, start, end);
        }
        at = end + mark.length();
        return true;
    }

    private boolean doctype() {
        int start = at;
        boolean subset = false;
        for (char quote = 0; at < to; at++) {
            char c = text.charAt(at);
            if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if (text.startsWith("<!--", at)) {
                int end = text.indexOf("-->", at);
                at = end < 0 ? to : end + 2;
            } else if (c == '"' || c == '\'') {
                quote = c;
            } else if (c == '[' || c == ']') {
                subset = c == '[';
                entities |= subset;
            } else if (c == '>' && !subset) {
                parts.add(MarkupPart.of(Layer.DECLARATION, start, at));
                at++;
                return true;
            }
        }
        at = start;
        return false;
    }

    private boolean endTag() {
        int end = text.indexOf('>', at);
        int nameEnd = nameEnd(at + 2);
        if (end < 0 || open.isEmpty() || !text.substring(nameEnd, end).isBlank()) {
            return false;
        }
        if (!open.remove(open.size() - 1).equals(text.substring(at + 2, nameEnd))) {
            return false;
        }
        script = FileKind.TEXT;
        at = end + 1;
        return true;
    }

    private boolean startTag() {
        int nameEnd = nameEnd(at + 1);
        MarkupTag tag = MarkupTag.read(text, at + 1, to);
        String name = text.substring(at + 1, nameEnd);
        if (!isWellFormed(tag, name)) {
            return false;
        }
        boolean plain = isPlain(at + 1, nameEnd);
        for (MarkupTag.Attribute attribute : tag.attributes()) {
            attribute(local(name), plain, attribute);
        }
        at = tag.end();
        if (!tag.selfClosing()) {
            open.add(name);
            script = page ? language(local(name), tag) : FileKind.TEXT;
            scripts++;
        }
        return true;
    }

    /** Whatever HTML forgives, such as an attribute twice, or without quotes or a value, is an error here. */
    private boolean isWellFormed(MarkupTag tag, String name) {
        boolean wellFormed = !name.isEmpty()
                && isNameStart(name.charAt(0))
                && tag.whole()
                && tag.name().length() == name.length();
        int behind = at + 1 + name.length();
        for (MarkupTag.Attribute attribute : tag.attributes()) {
            wellFormed &= attribute.first()
                    && attribute.quote() != ' '
                    && text.substring(attribute.start(), attribute.end()).indexOf('<') < 0
                    && attribute.nameStart() > behind
                    && text.substring(behind, attribute.nameStart()).isBlank();
            behind = attribute.end() + 1;
        }
        // What is no attribute with a value is left over.
        return wellFormed
                && text.substring(behind, tag.end() - 1).stripLeading().matches("/?");
    }

    private FileKind language(String element, MarkupTag tag) {
        if (element.equals("style")) {
            return FileKind.CSS;
        }
        if (!element.equals("script")) {
            return FileKind.TEXT;
        }
        String type = "";
        for (MarkupTag.Attribute attribute : tag.attributes()) {
            if (attribute.name().equals("type")) {
                boolean plain = isPlain(attribute.start(), attribute.end());
                String value = text.substring(attribute.start(), attribute.end());
                type = plain ? Unescape.from(Layer.MARKUP_DOUBLE, value) : "?";
            }
        }
        return MarkupAttribute.script(type);
    }

    private void attribute(String element, boolean plain, MarkupTag.Attribute attribute) {
        int start = attribute.start();
        int end = attribute.end();
        String name = attribute.name();
        Layer layer = attribute.layer();
        FileKind language = page ? MarkupAttribute.language(element, name) : FileKind.TEXT;
        boolean type = page && element.equals("script") && name.equals("type");
        if (!plain
                || type
                || page && MarkupAttribute.isAnimation(element, name)
                || !isPlain(attribute.nameStart(), attribute.nameStart() + name.length())
                || name.startsWith("xmlns")
                || entities && language != FileKind.TEXT) {
            parts.add(MarkupPart.of(Layer.UNCLEAR, start, end));
        } else if (page && MarkupAttribute.isUrl(name)) {
            parts.add(MarkupPart.url(layer, start, end, element));
        } else {
            parts.add(MarkupPart.holding(language, layer, start, end));
        }
    }

    private int nameEnd(int from) {
        int end = from;
        while (end < to && (isNameStart(text.charAt(end)) || "-.0123456789".indexOf(text.charAt(end)) >= 0)) {
            end++;
        }
        return end;
    }

    private boolean isPlain(int start, int end) {
        return text.regionMatches(start, original, start, end - start);
    }

    private static boolean isNameStart(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_' || c == ':' || c >= 0x80;
    }
}
