package io.slipway.initcontainer.contexts;

import io.slipway.initcontainer.bundle.FileText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.CDataNode;
import org.jsoup.nodes.Comment;
import org.jsoup.nodes.DataNode;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.Range;
import org.jsoup.nodes.TextNode;
import org.jsoup.parser.Parser;

/** Finds texts, attribute values, comments, scripts and styles in HTML and XML, by jsoup's positions. */
final class MarkupLexer {
    /** A part of the markup; {@code inner} is the language it holds, or TEXT where it is the markup's own. */
    record Part(Layer layer, FileKind inner, int start, int end) {}

    private final String text;
    private final List<Part> parts = new ArrayList<>();

    private MarkupLexer(String text) {
        this.text = text;
    }

    static List<Part> parts(String text, boolean xml) {
        Parser parser = (xml ? Parser.xmlParser() : Parser.htmlParser()).setTrackPosition(true);
        MarkupLexer lexer = new MarkupLexer(text);
        for (Node child : Jsoup.parse(FileText.blankMark(text), "", parser).childNodes()) {
            lexer.visit(child);
        }
        lexer.parts.sort(Comparator.comparingInt(Part::start));
        return lexer.parts;
    }

    private void visit(Node node) {
        if (node instanceof Element element) {
            for (Attribute attribute : element.attributes()) {
                visit(attribute);
            }
        } else if (node instanceof CDataNode) {
            add(Layer.CDATA, FileKind.TEXT, node.sourceRange());
        } else if (node instanceof TextNode) {
            add(Layer.MARKUP_TEXT, FileKind.TEXT, node.sourceRange());
        } else if (node instanceof Comment) {
            add(Layer.MARKUP_COMMENT, FileKind.TEXT, node.sourceRange());
        } else if (node instanceof DataNode) {
            add(Layer.PLAIN, languageOf(node.parent()), node.sourceRange());
        }
        for (Node child : node.childNodes()) {
            visit(child);
        }
    }

    private void visit(Attribute attribute) {
        Range value = attribute.sourceRange().valueRange();
        if (!value.isTracked() || value.startPos() == 0) {
            return;
        }
        char before = text.charAt(value.startPos() - 1);
        Layer layer =
                before == '"' ? Layer.MARKUP_DOUBLE : before == '\'' ? Layer.MARKUP_SINGLE : Layer.MARKUP_UNQUOTED;
        String name = attribute.getKey();
        add(layer, name.startsWith("on") ? FileKind.JS : name.equals("style") ? FileKind.CSS : FileKind.TEXT, value);
    }

    private void add(Layer layer, FileKind inner, Range range) {
        if (range.isTracked()) {
            parts.add(new Part(layer, inner, range.startPos(), range.endPos()));
        }
    }

    private static FileKind languageOf(Node parent) {
        if (parent == null || !parent.nodeName().equals("script")) {
            return FileKind.CSS;
        }
        String type = parent.attr("type");
        if (type.contains("json") || type.equals("importmap") || type.equals("speculationrules")) {
            return FileKind.JSON;
        }
        // Pieces of markup that a library takes from there.
        return type.contains("template") || type.contains("html") || type.contains("handlebars")
                ? FileKind.HTML
                : FileKind.JS;
    }
}
