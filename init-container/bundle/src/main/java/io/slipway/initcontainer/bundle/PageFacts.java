package io.slipway.initcontainer.bundle;

import io.slipway.initcontainer.bundle.PageFacts.InlineScript.Kind;
import io.slipway.initcontainer.texts.FileText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
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
 * @param scripts what stands in the page and runs
 */
public record PageFacts(
        Optional<Span> baseHref, int head, List<Reference> references, List<Span> blocks, List<InlineScript> scripts) {
    /** A part of the text. */
    public record Span(int start, int end) {}

    /**
     * The URL of another file.
     *
     * @param needed false if the page works without the file, as without its icon
     */
    public record Reference(Span url, boolean needed) {}

    /** A script in the page. */
    public record InlineScript(Span text, Kind kind) {
        /** How it is written. */
        public enum Kind {
            /** As it is. */
            ELEMENT,
            /** With character references, as SVG's scripts are. */
            ESCAPED_ELEMENT,
            /** The value of an attribute, with character references. */
            HANDLER
        }
    }

    private static final Set<String> NEEDED_LINKS = Set.of("stylesheet", "modulepreload");
    private static final Set<String> OTHER_LINKS =
            Set.of("icon", "preload", "manifest", "apple-touch-icon", "apple-touch-icon-precomposed", "mask-icon");

    public static PageFacts of(String text) {
        Document page =
                Jsoup.parse(FileText.blankMark(text), "", Parser.htmlParser().setTrackPosition(true));
        Element base = page.selectFirst("base[href]");
        List<Reference> references = new ArrayList<>();
        List<Span> blocks = new ArrayList<>();
        List<InlineScript> scripts = new ArrayList<>();
        for (Element element : page.getAllElements()) {
            reference(element, references);
            content(element, blocks, scripts);
            handlers(element, scripts);
        }
        return new PageFacts(
                base == null ? Optional.empty() : value(base, "href"),
                startOfHead(page),
                references,
                blocks,
                List.copyOf(scripts));
    }

    private static void content(Element element, List<Span> blocks, List<InlineScript> scripts) {
        if (!element.normalName().equals("style") && !element.normalName().equals("script")) {
            return;
        }
        for (Node child : element.childNodes()) {
            boolean data = child instanceof DataNode;
            Optional<Span> span = span(child.sourceRange());
            if (span.isPresent() && data) {
                blocks.add(span.get());
            }
            if (span.isPresent() && PageScripts.runs(element)) {
                scripts.add(
                        new InlineScript(span.get(), PageScripts.isSvg(element) ? Kind.ESCAPED_ELEMENT : Kind.ELEMENT));
            }
        }
    }

    private static void handlers(Element element, List<InlineScript> scripts) {
        for (Attribute attribute : element.attributes()) {
            if (PageScripts.isHandler(attribute)) {
                value(element, attribute.getKey()).ifPresent(span -> scripts.add(new InlineScript(span, Kind.HANDLER)));
            }
        }
    }

    private static void reference(Element element, List<Reference> references) {
        if (element.normalName().equals("script")) {
            value(element, "src").ifPresent(url -> references.add(new Reference(url, true)));
        }
        if (element.normalName().equals("link")) {
            List<String> rels =
                    List.of(element.attr("rel").toLowerCase(Locale.ROOT).strip().split("[ \t\n\r\f]+"));
            boolean needed = rels.stream().anyMatch(NEEDED_LINKS::contains) && !rels.contains("alternate");
            if (needed || rels.stream().anyMatch(OTHER_LINKS::contains)) {
                value(element, "href").ifPresent(url -> references.add(new Reference(url, needed)));
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
