package io.slipway.initcontainer.bundle;

import io.slipway.initcontainer.contexts.JavaScriptTypes;
import java.util.Locale;
import java.util.Set;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Element;

/** Tells which elements and attributes of a page a browser runs as scripts, as HTML's standard has it. */
// https://html.spec.whatwg.org/multipage/scripting.html#prepare-the-script-element
final class PageScripts {
    private static final Set<String> OTHERS = Set.of("module", "importmap", "speculationrules");

    private PageScripts() {}

    /** A script element whose text runs. */
    static boolean runs(Element element) {
        return element.normalName().equals("script") && !namesAFile(element) && runs(type(element));
    }

    /** An attribute such as {@code onload}. */
    static boolean isHandler(Attribute attribute) {
        String name = attribute.getKey().toLowerCase(Locale.ROOT);
        if (!name.startsWith("on") || name.length() < 4) {
            return false;
        }
        for (int i = 2; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c < 'a' || c > 'z') {
                return false;
            }
        }
        return true;
    }

    static boolean isSvg(Element element) {
        return element.tag().namespace().endsWith("/svg");
    }

    /** In SVG a file is named by {@code href}. */
    private static boolean namesAFile(Element script) {
        return isSvg(script) ? script.hasAttr("href") || script.hasAttr("xlink:href") : script.hasAttr("src");
    }

    private static String type(Element script) {
        if (script.hasAttr("type")) {
            String type = script.attr("type");
            return type.isEmpty() ? "text/javascript" : type.strip();
        }
        String language = script.attr("language");
        return language.isEmpty() ? "text/javascript" : "text/" + language;
    }

    private static boolean runs(String type) {
        String essence = type.toLowerCase(Locale.ROOT);
        return JavaScriptTypes.include(essence) || OTHERS.contains(essence);
    }
}
