package io.slipway.initcontainer.hoisting;

import io.slipway.initcontainer.bundle.BundleTexts;
import io.slipway.initcontainer.texts.FileText;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;

/**
 * What a page says about scripts.
 *
 * @param scripts files of the bundle that it names: tags, preloads, imports of scripts inside the page, its import map
 * @param start where a script of ours comes before all others, and behind the policies and the character set
 * @param policies the policies that hold for a script at {@code start}
 * @param directory with a slash at its end or empty, from which the page takes what it names by a bare name
 */
record PageScripts(Set<String> scripts, Optional<Integer> start, List<MetaPolicy> policies, String directory) {
    static PageScripts of(String path, String text, BundleTexts bundle) {
        Document page =
                Jsoup.parse(FileText.blankMark(text), "", Parser.htmlParser().setTrackPosition(true));
        Set<String> scripts = new HashSet<>();
        String base = base(page, path);
        for (Element element : page.select("script[src], link[href]")) {
            boolean link = element.normalName().equals("link");
            String rel = element.attr("rel").toLowerCase(Locale.ROOT);
            if (!link || rel.contains("modulepreload") || element.attr("as").equals("script")) {
                add(scripts, element.attr(link ? "href" : "src"), base, bundle);
            }
        }
        for (Element element : page.select("script:not([src])")) {
            Specifiers.in(element.data()).forEach(specifier -> add(scripts, specifier, base, bundle));
            if (element.attr("type").equals("importmap")) {
                mapped(element.data(), base, bundle, scripts);
            }
        }
        List<MetaPolicy> policies = new ArrayList<>();
        Optional<Integer> start = start(page, text, policies);
        return new PageScripts(scripts, start, policies, directory(base));
    }

    private static void add(Set<String> scripts, String url, String base, BundleTexts bundle) {
        Specifiers.resolve(url.strip(), base, bundle).ifPresent(scripts::add);
    }

    private static void mapped(String map, String base, BundleTexts bundle, Set<String> scripts) {
        for (int quote = map.indexOf('"'); quote >= 0; ) {
            int end = map.indexOf('"', quote + 1);
            if (end < 0) {
                return;
            }
            add(scripts, map.substring(quote + 1, end), base, bundle);
            quote = map.indexOf('"', end + 1);
        }
    }

    /** A path beside which relative URLs of the page are looked for. */
    private static String base(Document page, String path) {
        Element base = page.selectFirst("base[href]");
        if (base == null) {
            return path;
        }
        String href = base.attr("href");
        String own = path.substring(0, path.lastIndexOf('/') + 1);
        return !own.isEmpty() && (href.endsWith("/" + own) || href.equals("./")) ? own : "";
    }

    private static String directory(String base) {
        return base.substring(0, base.lastIndexOf('/') + 1);
    }

    private static Optional<Integer> start(Document page, String text, List<MetaPolicy> policies) {
        Element head = page.head();
        if (!head.sourceRange().isTracked() || head.sourceRange().isImplicit()) {
            return Optional.empty();
        }
        int start = head.sourceRange().endPos();
        int firstScript = text.length();
        for (Element script : page.select("script")) {
            firstScript = Math.min(firstScript, script.sourceRange().startPos());
        }
        for (Element meta : head.select("> meta")) {
            boolean policy = meta.attr("http-equiv").equalsIgnoreCase("content-security-policy");
            if ((policy || meta.hasAttr("charset")) && meta.sourceRange().endPos() <= firstScript) {
                start = Math.max(start, meta.sourceRange().endPos());
                if (policy) {
                    MetaPolicy.of(meta, text).ifPresent(policies::add);
                }
            }
        }
        return Optional.of(start);
    }
}
