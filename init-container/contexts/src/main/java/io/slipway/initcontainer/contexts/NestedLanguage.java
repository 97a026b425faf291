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

    private static final String IMPORT = "@import";

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
            return isImport(text);
        }
        return text.contains("url(") || isImport(text) || beginsWithRule(text);
    }

    /** {@code @import "a.css";}, which needs no rule behind it. */
    private static boolean isImport(String text) {
        int at = behindBlanks(text, 0);
        if (!text.regionMatches(true, at, IMPORT, 0, IMPORT.length())) {
            return false;
        }
        int address = behindBlanks(text, at + IMPORT.length());
        return address < text.length() && "\"'".indexOf(text.charAt(address)) >= 0
                || text.regionMatches(true, address, "url(", 0, 4);
    }

    /** True if a rule begins the text, or rules that are empty and then any other. */
    private static boolean beginsWithRule(String text) {
        int at = behindBlanks(text, 0);
        boolean selector = isSelector(text, at);
        while (selector) {
            int open = behindPrelude(text, at, "{");
            int content = behindBlanks(text, open + 1);
            if (content >= text.length()) {
                return false;
            }
            if (text.charAt(content) != '}') {
                return beginsContent(text, content);
            }
            at = behindBlanks(text, content + 1);
            selector = at < text.length();
        }
        return false;
    }

    private static boolean isSelector(String text, int from) {
        if (from < text.length() && ".#:[@*&".indexOf(text.charAt(from)) >= 0) {
            return true;
        }
        int end = from;
        while (end < text.length() && Character.isLetterOrDigit(text.charAt(end))) {
            end++;
        }
        return ELEMENTS.contains(text.substring(from, end));
    }

    /** {@code color:}, a nested rule or an at-rule such as a media query. */
    private static boolean beginsContent(String text, int from) {
        if (text.charAt(from) == '@') {
            return from + 1 < text.length() && Character.isLetter(text.charAt(from + 1));
        }
        int end = behindPrelude(text, from, ":{};");
        for (int at = from; at < end; at++) {
            char c = text.charAt(at);
            boolean quoted = c == '"' || c == '\'' || startsComment(text, at);
            if (quoted) {
                at = behindQuoted(text, at) - 1;
            } else if (!Character.isLetterOrDigit(c) && " \t\n\r\f-_.#[]*>+~,()=%&|^$\\".indexOf(c) < 0) {
                return false;
            }
        }
        return end < text.length() && (text.charAt(end) == ':' || text.charAt(end) == '{');
    }

    /** The first of these characters that no string and no comment holds, or the text's end. */
    private static int behindPrelude(String text, int from, String ends) {
        int at = from;
        while (at < text.length() && ends.indexOf(text.charAt(at)) < 0) {
            char c = text.charAt(at);
            at = c == '"' || c == '\'' || startsComment(text, at) ? behindQuoted(text, at) : at + (c == '\\' ? 2 : 1);
        }
        return Math.min(at, text.length());
    }

    /** Behind the string or comment that begins there. */
    private static int behindQuoted(String text, int from) {
        if (text.charAt(from) == '/') {
            int end = text.indexOf("*/", from + 2);
            return end < 0 ? text.length() : end + 2;
        }
        int end = from + 1;
        while (end < text.length() && text.charAt(end) != text.charAt(from)) {
            end += text.charAt(end) == '\\' ? 2 : 1;
        }
        return Math.min(text.length(), end + 1);
    }

    private static int behindBlanks(String text, int from) {
        int at = from;
        while (at < text.length() && (text.charAt(at) <= ' ' || text.charAt(at) == ';' || startsComment(text, at))) {
            at = text.charAt(at) == '/' ? behindQuoted(text, at) : at + 1;
        }
        return at;
    }

    private static boolean startsComment(String text, int at) {
        return text.startsWith("/*", at);
    }
}
