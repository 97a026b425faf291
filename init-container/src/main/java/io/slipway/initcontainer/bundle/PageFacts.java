package io.slipway.initcontainer.bundle;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.jsoup.nodes.DataNode;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.Range;
import org.jsoup.parser.Parser;

/**
 * What has to be known of an HTML page, found by jsoup; positions count characters of the text given.
 *
 * @param baseHref where the value of {@code <base href>} stands
 * @param head where a base element would be put: before everything that has a URL; -1 if this is no page
 * @param references where URLs of scripts, styles, icons, manifests and preloads stand
 * @param blocks contents of scripts and styles inside the page
 */
public record PageFacts(Optional<Span> baseHref, int head, List<Span> references, List<Span> blocks) {
    /** A part of the text. */
    public record Span(int start, int end) {}

    private static final List<String> LINKS =
            List.of("stylesheet", "icon", "preload", "modulepreload", "manifest", "apple-touch-icon", "mask-icon");

    public static PageFacts of(String text) {
        Document page =
                Jsoup.parse(FileText.blankMark(text), "", Parser.htmlParser().setTrackPosition(true));
        Element base = page.selectFirst("base[href]");
        List<Span> references = new ArrayList<>();
        List<Span> blocks = new ArrayList<>();
        for (Element element : page.select("script, style, link")) {
            reference(element, references);
            for (Node child : element.childNodes()) {
                if (child instanceof DataNode) {
                    span(child.sourceRange()).ifPresent(blocks::add);
                }
            }
        }
        return new PageFacts(
                base == null ? Optional.empty() : value(base, "href"), startOfHead(page), references, blocks);
    }

    private static void reference(Element element, List<Span> references) {
        if (element.normalName().equals("script")) {
            value(element, "src").ifPresent(references::add);
        }
        if (element.normalName().equals("link")) {
            for (String rel : element.attr("rel").toLowerCase(Locale.ROOT).split(" ")) {
                if (LINKS.contains(rel)) {
                    value(element, "href").ifPresent(references::add);
                    return;
                }
            }
        }
    }

    private static Optional<Span> value(Element element, String attribute) {
        return element.attr(attribute).isBlank()
                ? Optional.empty()
                : span(element.attributes().sourceRange(attribute).valueRange());
    }

    /** The tag of head may be left out in HTML; then whatever comes first in the page is its beginning. */
    private static int startOfHead(Document page) {
        if (isWritten(page.head())) {
            return page.head().sourceRange().endPos();
        }
        for (Element element : page.select("head > *, body, body > *")) {
            if (isWritten(element)) {
                return element.sourceRange().startPos();
            }
        }
        return -1;
    }

    private static boolean isWritten(Element element) {
        return element.sourceRange().isTracked() && !element.sourceRange().isImplicit();
    }

    private static Optional<Span> span(Range range) {
        return range.isTracked() ? Optional.of(new Span(range.startPos(), range.endPos())) : Optional.empty();
    }
}
