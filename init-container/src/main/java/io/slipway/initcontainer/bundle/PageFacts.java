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
 * @param head behind the opening tag of head, where a base element would be put
 * @param references the local and other URLs of scripts, styles, icons, manifests and preloads
 * @param blocks contents of scripts and styles inside the page
 */
public record PageFacts(Optional<Span> baseHref, int head, List<String> references, List<Span> blocks) {
    /** A part of the text. */
    public record Span(int start, int end) {}

    private static final List<String> LINKS =
            List.of("stylesheet", "icon", "preload", "modulepreload", "manifest", "apple-touch-icon", "mask-icon");

    public static PageFacts of(String text) {
        Document page = Jsoup.parse(text, "", Parser.htmlParser().setTrackPosition(true));
        Element base = page.selectFirst("base[href]");
        Optional<Span> baseHref = base == null
                ? Optional.empty()
                : span(base.attributes().sourceRange("href").valueRange());
        Range head = page.head().sourceRange();
        List<String> references = new ArrayList<>();
        List<Span> blocks = new ArrayList<>();
        for (Element element : page.select("script, style, link")) {
            reference(element, references);
            for (Node child : element.childNodes()) {
                if (child instanceof DataNode) {
                    span(child.sourceRange()).ifPresent(blocks::add);
                }
            }
        }
        return new PageFacts(baseHref, head.isTracked() ? head.endPos() : -1, references, blocks);
    }

    private static void reference(Element element, List<String> references) {
        String url = element.normalName().equals("script") ? element.attr("src") : "";
        if (element.normalName().equals("link")) {
            for (String rel : element.attr("rel").toLowerCase(Locale.ROOT).split(" ")) {
                if (LINKS.contains(rel)) {
                    url = element.attr("href");
                }
            }
        }
        if (!url.isBlank()) {
            references.add(FileText.decode(url.strip()));
        }
    }

    private static Optional<Span> span(Range range) {
        return range.isTracked() ? Optional.of(new Span(range.startPos(), range.endPos())) : Optional.empty();
    }

    /** True if something was found that a browser would show or run. */
    public boolean isPage(String text) {
        return head >= 0
                || !references.isEmpty()
                || text.toLowerCase(Locale.ROOT).contains("<html");
    }
}
