package io.slipway.initcontainer.policy;

import io.slipway.initcontainer.texts.FileText;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntFunction;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;

/** What a page loads: its elements' URLs, and what its style elements and inline scripts name. */
final class PageSources {

    /** Attribute by attribute, the directive that decides over it; {@code srcset} is a list. */
    private static final Map<String, String> ATTRIBUTES = Map.ofEntries(
            Map.entry("script src", "script-src"),
            Map.entry("img src", "img-src"),
            Map.entry("img srcset", "img-src"),
            Map.entry("source srcset", "img-src"),
            Map.entry("input src", "img-src"),
            Map.entry("image href", "img-src"),
            Map.entry("image xlink:href", "img-src"),
            Map.entry("use href", "img-src"),
            Map.entry("body background", "img-src"),
            Map.entry("video poster", "img-src"),
            Map.entry("video src", "media-src"),
            Map.entry("audio src", "media-src"),
            Map.entry("source src", "media-src"),
            Map.entry("track src", "media-src"),
            Map.entry("iframe src", "frame-src"),
            Map.entry("frame src", "frame-src"),
            Map.entry("object data", "object-src"),
            Map.entry("embed src", "object-src"),
            Map.entry("form action", "form-action"),
            Map.entry("button formaction", "form-action"),
            Map.entry("base href", "base-uri"));

    private static final Map<String, String> LINKS = Map.ofEntries(
            Map.entry("stylesheet", "style-src"),
            Map.entry("modulepreload", "script-src"),
            Map.entry("icon", "img-src"),
            Map.entry("apple-touch-icon", "img-src"),
            Map.entry("mask-icon", "img-src"),
            Map.entry("manifest", "manifest-src"));

    private static final Map<String, String> PRELOADS = Map.ofEntries(
            Map.entry("script", "script-src"),
            Map.entry("style", "style-src"),
            Map.entry("font", "font-src"),
            Map.entry("image", "img-src"),
            Map.entry("fetch", "connect-src"),
            Map.entry("audio", "media-src"),
            Map.entry("video", "media-src"),
            Map.entry("track", "media-src"),
            Map.entry("worker", "worker-src"));

    private static final List<String> LISTS = List.of("img srcset", "source srcset");

    private final Findings findings;
    private final StyleSources styles;
    private final ScriptSources scripts;

    PageSources(Findings findings) {
        this.findings = findings;
        this.styles = new StyleSources(findings);
        this.scripts = new ScriptSources(findings);
    }

    /** @param place of an offset, for people */
    void find(String html, IntFunction<String> place) {
        for (Element element : Jsoup.parse(
                        FileText.blankMark(html), "", Parser.htmlParser().setTrackPosition(true))
                .getAllElements()) {
            String where = place.apply(Math.max(0, element.sourceRange().startPos()));
            attributes(element, where);
            switch (element.normalName()) {
                case "link" -> link(element, where);
                case "style" -> styles.find(element.data(), offset -> where);
                case "script" -> scripts.find(element.data(), offset -> where);
                case "meta" -> meta(element, where);
                default -> {}
            }
            if (element.hasAttr("style")) {
                styles.find(element.attr("style"), offset -> where);
            }
        }
    }

    private void attributes(Element element, String where) {
        element.attributes().forEach(attribute -> {
            String name = element.normalName() + " " + attribute.getKey().toLowerCase(Locale.ROOT);
            String directive = ATTRIBUTES.get(name);
            if (directive != null) {
                List<String> urls = LISTS.contains(name)
                        ? List.of(attribute.getValue().strip().split("\\s*,\\s+|\\s+[^,]*,?\\s*"))
                        : List.of(attribute.getValue());
                urls.forEach(url -> loads(directive, url, where, "<" + element.normalName() + ">"));
            }
        });
    }

    private void link(Element link, String where) {
        for (String rel : link.attr("rel").toLowerCase(Locale.ROOT).strip().split("\\s+")) {
            if (rel.equals("preload")) {
                String directive =
                        PRELOADS.get(link.attr("as").toLowerCase(Locale.ROOT).strip());
                if (directive != null) {
                    loads(directive, link.attr("href"), where, "<link rel=\"preload\">");
                }
            } else if (rel.equals("preconnect") || rel.equals("dns-prefetch")) {
                SourceExpression.ofUrl(link.attr("href"))
                        .ifPresent(source ->
                                findings.mentions("connect-src", source, where, "<link rel=\"" + rel + "\">"));
            } else if (LINKS.containsKey(rel)) {
                loads(LINKS.get(rel), link.attr("href"), where, "<link rel=\"" + rel + "\">");
            }
        }
    }

    private void loads(String directive, String url, String where, String why) {
        if (url.strip().startsWith("data:")) {
            if (!directive.equals("img-src") && !directive.equals("font-src") && !directive.equals("script-src")) {
                findings.needs(directive, "data:", where, why);
            }
        } else if (directive.equals("object-src")
                && SourceExpression.ofUrl(FileText.decode(url)).isEmpty()) {
            // Nothing is let in here otherwise, the app's own files included.
            findings.needs(directive, "'self'", where, why);
        } else {
            findings.loads(directive, FileText.decode(url), where, why);
        }
    }

    /** Both policies apply: what the page's own forbids stays forbidden, whatever is opened here. */
    private void meta(Element meta, String where) {
        if (meta.attr("http-equiv").strip().equalsIgnoreCase("content-security-policy")) {
            findings.mentions("<meta>", "policy of the page itself", where, "both policies apply");
        }
    }
}
