package io.slipway.initcontainer.contexts;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Tells what an attribute's value is read as, besides the attribute itself. */
final class MarkupAttribute {
    private static final Set<String> URLS = Set.of(
            "href",
            "xlink:href",
            "src",
            "action",
            "formaction",
            "data",
            "to",
            "from",
            "poster",
            "cite",
            "background",
            "manifest",
            "longdesc");

    /** How the names begin of what Vue, Alpine, Angular and htmx run. */
    private static final List<String> RUN = List.of("@", ":", "v-", "(", "[", "*", "x-on:", "x-bind:", "hx-on");

    private static final Set<String> ALPINE = Set.of(
            "x-data",
            "x-init",
            "x-show",
            "x-text",
            "x-html",
            "x-model",
            "x-if",
            "x-for",
            "x-effect",
            "x-id",
            "x-modelable");

    /** Of AngularJS and Angular: names, addresses and versions. */
    private static final Set<String> ANGULAR_TEXT = Set.of(
            "ng-app",
            "ng-controller",
            "ng-version",
            "ng-href",
            "ng-src",
            "ng-srcset",
            "ng-cloak",
            "ng-server-context",
            "ng-csp",
            "ng-jq",
            "ng-reflect-name");

    private static final Set<String> HTMX_JSON = Set.of("hx-vals", "hx-headers", "hx-request");

    private static final Set<String> ANIMATED = Set.of("attributename", "values", "by");

    private MarkupAttribute() {}

    private static boolean isScript(String type) {
        return type.isEmpty() || type.equals("module") || JavaScriptTypes.include(type);
    }

    /** The language of the value; Vue, Alpine, Angular and htmx read theirs as scripts, too. */
    static FileKind language(String element, String name) {
        if (name.startsWith("on") || isRunByALibrary(name.startsWith("data-") ? name.substring(5) : name)) {
            return FileKind.JS;
        }
        if (HTMX_JSON.contains(name.startsWith("data-") ? name.substring(5) : name)) {
            return FileKind.JSON;
        }
        if (name.equals("srcdoc") && element.equals("iframe")) {
            return FileKind.HTML;
        }
        return name.equals("style") ? FileKind.CSS : FileKind.TEXT;
    }

    private static boolean isRunByALibrary(String name) {
        return RUN.stream().anyMatch(name::startsWith)
                || ALPINE.contains(name)
                || name.startsWith("ng-") && !ANGULAR_TEXT.contains(name);
    }

    /** What names an attribute that is animated, or lists its values: any of them may be a {@code javascript:} URL. */
    static boolean isAnimation(String element, String name) {
        String local = element.substring(element.indexOf(':') + 1);
        return (local.startsWith("animate") || local.equals("set")) && ANIMATED.contains(name);
    }

    static boolean isUrl(String name) {
        return URLS.contains(name);
    }

    /** The language of a script element, by what its type or language means. */
    static FileKind script(String type) {
        String name = type.toLowerCase(Locale.ROOT);
        if (isScript(name)) {
            return FileKind.JS;
        }
        if (name.equals("application/json")
                || name.equals("text/json")
                || name.endsWith("+json")
                || name.equals("importmap")
                || name.equals("speculationrules")) {
            return FileKind.JSON;
        }
        // Pieces of markup that a library takes from there.
        return name.contains("template") || name.contains("html") || name.contains("handlebars")
                ? FileKind.HTML
                : FileKind.UNREAD;
    }

    /** How an URL begins, read as a browser reads it. */
    static String scheme(String url) {
        StringBuilder read = new StringBuilder();
        for (int i = 0; i < url.length() && read.length() < 16; i++) {
            if (url.charAt(i) > ' ') {
                read.append(url.charAt(i));
            }
        }
        return read.toString().toLowerCase(Locale.ROOT);
    }
}
