package io.slipway.initcontainer.contexts;

import io.slipway.initcontainer.json.JsonScanner;
import java.util.Set;

/** Tells what language the text of a JavaScript string is written in, where bundlers are known to put one there. */
final class NestedLanguage {
    /** What the style sheet of a component begins with if not with {@code . # : [ @ *}. */
    private static final Set<String> ELEMENTS = Set.of(
            "html",
            "body",
            "div",
            "span",
            "p",
            "a",
            "ul",
            "ol",
            "li",
            "img",
            "svg",
            "nav",
            "main",
            "header",
            "footer",
            "section",
            "article",
            "table",
            "td",
            "th",
            "tr",
            "input",
            "button",
            "label",
            "form",
            "select",
            "textarea",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "pre",
            "code");

    private NestedLanguage() {}

    /** @param harmless the text with a digit in place of every token, and of the escape that it would break */
    static FileKind inJsString(String harmless) {
        boolean json = harmless.startsWith("{") || harmless.startsWith("[") && harmless.indexOf('"') > 0;
        if (json && JsonScanner.isValid(harmless)) {
            return FileKind.JSON;
        }
        return isStyleSheet(harmless) ? FileKind.CSS : FileKind.TEXT;
    }

    /** Angular keeps the styles of a component as a string of its chunk, Lit and others as a template. */
    private static boolean isStyleSheet(String text) {
        int open = text.indexOf('{');
        if (open < 0 || text.indexOf('}', open) < 0) {
            return false;
        }
        return text.contains("url(") || beginsWithSelector(text) && beginsDeclaration(text, open + 1);
    }

    private static boolean beginsWithSelector(String text) {
        String start = text.stripLeading();
        if (start.isEmpty() || ".#:[@*".indexOf(start.charAt(0)) >= 0 || start.startsWith("/*")) {
            return !start.isEmpty();
        }
        int end = 0;
        while (end < start.length() && Character.isLetterOrDigit(start.charAt(end))) {
            end++;
        }
        return ELEMENTS.contains(start.substring(0, end));
    }

    /** {@code color:}, or a nested rule such as a media query's. */
    private static boolean beginsDeclaration(String text, int from) {
        int at = from;
        while (at < text.length() && text.charAt(at) != ':' && text.charAt(at) != '{' && text.charAt(at) != '}') {
            char c = text.charAt(at++);
            if (!Character.isLetterOrDigit(c) && " \t\n\r-_.#[]*>+~,()=%".indexOf(c) < 0) {
                return false;
            }
        }
        return at > from && at < text.length() && text.charAt(at) != '}';
    }
}
