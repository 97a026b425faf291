package io.slipway.initcontainer.contexts;

import java.util.Locale;

/** What language a file is written in, told by its name. */
public enum FileKind {
    JS,
    CSS,
    HTML,
    XML,
    JSON,
    SOURCE_MAP,
    CSS_SOURCE_MAP,
    TEXT;

    public static FileKind of(String path) {
        String name = path.substring(path.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
        if (name.endsWith(".css.map")) {
            return CSS_SOURCE_MAP;
        }
        return switch (name.substring(name.lastIndexOf('.') + 1)) {
            case "js", "mjs", "cjs", "jsx", "ts", "mts", "cts", "tsx", "json5" -> JS;
            case "css", "scss", "sass", "less" -> CSS;
            case "html", "htm" -> HTML;
            case "xml", "svg", "xhtml", "rss", "atom", "xsd", "xsl", "xslt" -> XML;
            case "json", "webmanifest", "jsonld", "geojson", "jsonc" -> JSON;
            case "map" -> SOURCE_MAP;
            default -> TEXT;
        };
    }
}
