package io.slipway.initcontainer.contexts;

import java.util.Locale;

/** What language a file is written in, told by its name. */
public enum FileKind {
    JS,
    CSS,
    /** Sass and Less: as CSS, and {@code //} begins a comment. */
    CSS_SOURCE,
    HTML,
    XML,
    JSON,
    SOURCE_MAP,
    CSS_SOURCE_MAP,
    /** A language that mixes others in ways that are not read here. */
    UNREAD,
    TEXT;

    public static FileKind of(String path) {
        String name = path.substring(path.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
        if (name.endsWith(".css.map")) {
            return CSS_SOURCE_MAP;
        }
        return switch (name.substring(name.lastIndexOf('.') + 1)) {
            case "js", "mjs", "cjs", "ts", "mts", "cts", "json5" -> JS;
            case "css" -> CSS;
            case "scss", "sass", "less" -> CSS_SOURCE;
            case "html", "htm" -> HTML;
            case "xml", "svg", "xhtml", "xht", "rss", "atom", "xsd", "xsl", "xslt" -> XML;
            case "json", "webmanifest", "jsonld", "geojson", "jsonc" -> JSON;
            case "map" -> SOURCE_MAP;
            case "jsx", "tsx", "vue", "svelte", "astro", "mdx", "hbs", "ejs", "pug", "php", "yaml", "yml" -> UNREAD;
            default -> TEXT;
        };
    }

    boolean isSourceMap() {
        return this == SOURCE_MAP || this == CSS_SOURCE_MAP;
    }
}
