package io.slipway.initcontainer.contexts;

import io.slipway.initcontainer.texts.FileText;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

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

    private static final int LONGEST_BEGINNING = 200;

    private static final Map<String, FileKind> KINDS = new HashMap<>();

    static {
        names(JS, "js mjs cjs ts mts cts json5");
        names(CSS, "css");
        names(CSS_SOURCE, "scss sass less");
        names(HTML, "html htm shtml");
        // All that nginx serves as XML: browsers show it as such, and run the scripts in it.
        names(
                XML,
                "xml svg xhtml xht rss atom xsd xsl xslt rdf owl mathml mml kml gpx gml rng smi smil ttml wsdl xlf xspf");
        names(XML, "xcs mpd x3d stpx");
        names(JSON, "json webmanifest jsonld geojson jsonc topojson jsonml har gltf ipynb webapp");
        names(SOURCE_MAP, "map");
        names(
                UNREAD,
                "jsx tsx vue svelte astro mdx hbs ejs pug jade slim slm php yaml yml coffee litcoffee styl stylus");
    }

    private static void names(FileKind kind, String extensions) {
        for (String extension : extensions.split(" ", -1)) {
            KINDS.put(extension, kind);
        }
    }

    public static FileKind of(String path) {
        String name = path.substring(path.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
        return name.endsWith(".css.map")
                ? CSS_SOURCE_MAP
                : KINDS.getOrDefault(name.substring(name.lastIndexOf('.') + 1), TEXT);
    }

    /** The same where a name that tells nothing is helped by how the text begins, as {@code web.config} does. */
    static FileKind of(String path, String text) {
        FileKind kind = of(path);
        if (kind != TEXT) {
            return kind;
        }
        String begin = FileText.blankMark(text.substring(0, Math.min(text.length(), LONGEST_BEGINNING)))
                .stripLeading()
                .toLowerCase(Locale.ROOT);
        if (begin.startsWith("<?xml") || begin.startsWith("<svg")) {
            return XML;
        }
        return begin.startsWith("<!doctype html") || begin.startsWith("<html") ? HTML : TEXT;
    }

    boolean isSourceMap() {
        return this == SOURCE_MAP || this == CSS_SOURCE_MAP;
    }
}
