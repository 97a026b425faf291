package io.slipway.initcontainer.contexts;

import java.util.List;
import java.util.Set;

/**
 * Finds texts, attribute values, comments, scripts and styles in HTML, in one pass as a browser's tokenizer does it.
 * What no part covers, such as a tag, holds no value.
 */
final class HtmlLexer {
    private static final Set<String> RAW = Set.of("xmp", "iframe", "noembed", "noframes");
    private static final Set<String> OF_HEAD = Set.of(
            "html",
            "head",
            "title",
            "meta",
            "link",
            "base",
            "basefont",
            "bgsound",
            "style",
            "script",
            "noscript",
            "template",
            "noframes");
    private static final Set<String> DROPS_FIRST_LINE_FEED = Set.of("pre", "listing", "textarea");

    private final String text;
    /** The same with its tokens, to tell where a name holds one. */
    private final String original;

    private final int to;
    private final MarkupParts parts;
    private final HtmlForeign foreign = new HtmlForeign();
    private final HtmlTables tables = new HtmlTables();
    private int at;
    private int textStart;
    private boolean body;
    private boolean firstText;
    private boolean frames;
    private int scripts;
    private boolean scripting = true;

    private HtmlLexer(String text, String original, int from, int to) {
        this.text = text;
        this.original = original;
        this.parts = new MarkupParts(text, original);
        this.at = from;
        this.to = to;
    }

    /** @param text with every token masked by letters */
    static List<MarkupPart> parts(String text, String original, int from, int to) {
        HtmlLexer lexer = new HtmlLexer(text, original, from, to);
        lexer.run();
        return lexer.parts.kept();
    }

    /** The same for markup that stands in the script of a page, as a library reads it: the content of an element. */
    static List<MarkupPart> template(String text, String original, int from, int to) {
        HtmlLexer lexer = new HtmlLexer(text, original, from, to);
        lexer.body = true;
        lexer.bodyBefore = true;
        lexer.run();
        return lexer.parts.kept().stream().map(HtmlLexer::inScript).toList();
    }

    /** The page ends the script at its end tag wherever it stands, so only what writes no {@code <} can stand there. */
    private static MarkupPart inScript(MarkupPart part) {
        boolean sheet = part.layer() == Layer.PLAIN && part.inner() == FileKind.CSS;
        boolean safe = part.layer().isRefused() || part.layer().hasReferences() || sheet;
        boolean plainText = part.layer() == Layer.MARKUP_TEXT && part.script() == 0;
        // Engines of templates write marks of their own between the tags: what is taken for a text gets no quotes
        // either.
        Layer layer = plainText ? Layer.MARKUP_DOUBLE : safe ? part.layer() : Layer.UNCLEAR;
        return new MarkupPart(layer, part.inner(), part.start(), part.end(), part.element(), part.script());
    }

    private void run() {
        at = text.startsWith("\u00ef\u00bb\u00bf", at) ? at + 3 : at;
        textStart = at;
        while (at < to) {
            char next = text.charAt(at) == '<' && at + 1 < to ? text.charAt(at + 1) : ' ';
            if (isLetter(next)) {
                startTag();
            } else if (next == '/' && at + 2 < to && isLetter(text.charAt(at + 2))) {
                endTag();
            } else if (next == '!' || next == '?' || next == '/') {
                other();
            } else {
                body |= !MarkupTag.isSpace(text.charAt(at));
                at++;
            }
        }
        text(to);
    }

    private void text(int end) {
        if (textStart < end) {
            parts.add(MarkupPart.of(textLayer(), textStart, end));
        }
        firstText = false;
    }

    private Layer textLayer() {
        if (foreign.isInside()) {
            return foreign.isScript() ? Layer.UNCLEAR : Layer.MARKUP_TEXT;
        }
        boolean moved = !bodyBefore || tables.isStructure();
        return frames ? Layer.UNCLEAR : moved ? Layer.TABLE : firstText ? Layer.MARKUP_FIRST_TEXT : Layer.MARKUP_TEXT;
    }

    /** Whether the body had begun before the text that is read now. */
    private boolean bodyBefore;

    private void behindMarkup(int end) {
        at = end;
        textStart = end;
        bodyBefore = body;
    }

    private void startTag() {
        text(at);
        MarkupTag tag = MarkupTag.read(text, at + 1, to);
        boolean named = isPlain(at + 1, at + 1 + tag.name().length());
        String name = tag.name();
        body |= !OF_HEAD.contains(name);
        boolean html = foreign.startTag(tag);
        if (tag.whole() && named) {
            for (MarkupTag.Attribute attribute : tag.attributes()) {
                attribute(name, attribute);
            }
        }
        behindMarkup(tag.end());
        if (html) {
            tables.startTag(name);
            frames |= name.equals("frameset");
            firstText = DROPS_FIRST_LINE_FEED.contains(name);
            content(tag);
        } else if (!tag.selfClosing() && (name.equals("script") || name.equals("style"))) {
            foreignScript(tag);
        }
    }

    private void attribute(String element, MarkupTag.Attribute attribute) {
        int start = attribute.start();
        int end = attribute.end();
        String name = attribute.name();
        Layer layer = attribute.layer();
        if (!attribute.first()) {
            parts.add(MarkupPart.of(Layer.TAG, start, end));
        } else if (!isPlain(attribute.nameStart(), attribute.nameStart() + name.length())
                || element.equals("script") && (name.equals("type") || name.equals("language"))
                || MarkupAttribute.isAnimation(element, name)
                || name.equals("http-equiv")) {
            parts.add(MarkupPart.of(Layer.UNCLEAR, start, end));
        } else if (MarkupAttribute.isUrl(name)) {
            parts.add(MarkupPart.url(layer, start, end, element));
        } else {
            parts.add(MarkupPart.holding(MarkupAttribute.language(element, name), layer, start, end));
        }
    }

    /** What stands in an element whose text is not read as markup. */
    private void content(MarkupTag tag) {
        String name = tag.name();
        switch (name) {
            case "script" -> raw(name, scriptEnd(), Layer.PLAIN, scriptLanguage(tag));
            case "style" -> raw(name, rawEnd(name), Layer.PLAIN, FileKind.CSS);
            case "title" -> raw(name, rawEnd(name), Layer.MARKUP_TEXT, FileKind.TEXT);
            case "textarea" -> raw(name, rawEnd(name), Layer.MARKUP_FIRST_TEXT, FileKind.TEXT);
            case "noscript" -> {
                if (scripting) {
                    noscript();
                }
            }
            case "plaintext" -> raw(name, to, Layer.RAW_TEXT, FileKind.TEXT);
            default -> {
                if (RAW.contains(name)) {
                    raw(name, rawEnd(name), Layer.RAW_TEXT, FileKind.TEXT);
                }
            }
        }
    }

    private void raw(String element, int end, Layer layer, FileKind inner) {
        boolean unclear = end == to || foreign.isUnsure();
        parts.add(
                unclear && layer != Layer.RAW_TEXT
                        ? MarkupPart.of(Layer.UNCLEAR, at, end)
                        : MarkupPart.raw(layer, inner, at, end, element));
        firstText = false;
        behindMarkup(end);
    }

    /** A text for browsers with scripts, markup for those without. */
    private void noscript() {
        int start = at;
        int end = rawEnd("noscript");
        if (end == to) {
            raw("noscript", end, Layer.UNCLEAR, FileKind.TEXT);
            return;
        }
        HtmlLexer without = new HtmlLexer(text, original, start, end);
        without.scripting = false;
        without.run();
        for (MarkupPart part : without.parts.kept()) {
            boolean read = part.layer().hasReferences() || part.layer() == Layer.TABLE;
            parts.add(
                    !read || foreign.isUnsure()
                            ? MarkupPart.of(Layer.UNCLEAR, part.start(), part.end())
                            : MarkupPart.raw(
                                    part.layer() == Layer.TABLE ? Layer.MARKUP_TEXT : part.layer(),
                                    part.inner(),
                                    part.start(),
                                    part.end(),
                                    part.element()));
        }
        behindMarkup(end);
    }

    private FileKind scriptLanguage(MarkupTag tag) {
        String type = null;
        String language = null;
        for (MarkupTag.Attribute attribute : tag.attributes()) {
            String value = text.substring(attribute.start(), attribute.end());
            if (attribute.name().equals("type") && attribute.first()) {
                type = isPlain(attribute.start(), attribute.end()) ? meaning(value) : "?";
            } else if (attribute.name().equals("language") && attribute.first()) {
                language = isPlain(attribute.start(), attribute.end()) ? meaning(value) : "?";
            }
        }
        if (type == null && language != null && !language.isEmpty()) {
            type = "text/" + language;
        }
        return MarkupAttribute.script(type == null ? "" : type);
    }

    private static String meaning(String value) {
        return Unescape.from(Layer.MARKUP_DOUBLE, value);
    }

    /** In SVG and MathML a script's text is read as any other text there. */
    private void foreignScript(MarkupTag tag) {
        boolean script = tag.name().equals("script");
        FileKind language = script ? scriptLanguage(tag) : FileKind.CSS;
        int script1 = ++scripts;
        while (at < to && !foreignEnd(tag.name())) {
            boolean cdata = text.startsWith("<![CDATA[", at);
            if (text.charAt(at) == '<' && !cdata) {
                return; // other markup in a script: its text is refused
            }
            int start = cdata ? at + 9 : at;
            int end = start;
            while (end < to && !(cdata ? text.startsWith("]]>", end) : text.charAt(end) == '<')) {
                end++;
            }
            Layer layer = foreign.isUnsure() || end == to ? Layer.UNCLEAR : cdata ? Layer.CDATA : Layer.MARKUP_TEXT;
            parts.add(new MarkupPart(layer, language, start, end, "", script1));
            behindMarkup(Math.min(to, cdata ? end + 3 : end));
        }
    }

    private boolean foreignEnd(String name) {
        return text.startsWith("</", at) && text.regionMatches(true, at + 2, name, 0, name.length());
    }

    private void endTag() {
        text(at);
        MarkupTag tag = MarkupTag.read(text, at + 2, to);
        if (foreign.endTag(tag.name())) {
            tables.endTag(tag.name());
        }
        behindMarkup(tag.end());
    }

    private void other() {
        text(at);
        if (text.startsWith("<!--", at)) {
            comment(at + 4);
        } else if (foreign.isInside() && text.startsWith("<![CDATA[", at)) {
            int end = find("]]>", at + 9);
            boolean unclear = foreign.isUnsure() || foreign.isScript() || end == to;
            parts.add(MarkupPart.of(unclear ? Layer.UNCLEAR : Layer.CDATA, Math.min(at + 9, to), end));
            behindMarkup(Math.min(to, end + 3));
        } else {
            int end = find(">", at);
            parts.add(MarkupPart.of(Layer.DECLARATION, at, end));
            behindMarkup(Math.min(to, end + 1));
        }
    }

    private void comment(int start) {
        if (text.startsWith(">", start) || text.startsWith("->", start)) {
            behindMarkup(start + (text.charAt(start) == '>' ? 1 : 2));
            return;
        }
        int end = Math.min(start, to);
        while (end < to && !text.startsWith("-->", end) && !text.startsWith("--!>", end)) {
            end++;
        }
        parts.add(MarkupPart.of(end < to ? Layer.MARKUP_COMMENT : Layer.UNCLEAR, Math.min(start, to), end));
        behindMarkup(end == to ? to : text.indexOf('>', end) + 1);
    }

    private int find(String mark, int from) {
        int end = Math.min(from, to);
        while (end < to && !text.startsWith(mark, end)) {
            end++;
        }
        return end;
    }

    private int rawEnd(String name) {
        int end = at;
        while (end < to && !isTagOf("</", name, end)) {
            end++;
        }
        return end;
    }

    /** A script that holds {@code <!-- <script>} does not end before {@code -->} or a second end tag. */
    private int scriptEnd() {
        boolean escaped = false;
        boolean twice = false;
        for (int end = at; end < to; end++) {
            char c = text.charAt(end);
            if (c == '-' && text.startsWith("-->", end)) {
                escaped = false;
                twice = false;
            } else if (c == '<' && text.startsWith("<!--", end)) {
                escaped = true;
                end++;
            } else if (c == '<' && isTagOf("</", "script", end)) {
                if (!twice) {
                    return end;
                }
                twice = false;
            } else if (c == '<' && escaped && isTagOf("<", "script", end)) {
                twice = true;
            }
        }
        return to;
    }

    private boolean isTagOf(String mark, String name, int from) {
        int end = from + mark.length() + name.length();
        return text.startsWith(mark, from)
                && end < to
                && text.regionMatches(true, from + mark.length(), name, 0, name.length())
                && (MarkupTag.isSpace(text.charAt(end)) || "/>".indexOf(text.charAt(end)) >= 0);
    }

    /** True if no token stands there. */
    private boolean isPlain(int start, int end) {
        return text.regionMatches(start, original, start, end - start);
    }

    private static boolean isLetter(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
    }
}
