package io.slipway.initcontainer.contexts;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Follows SVG and MathML in HTML, where the rules of XML hold for scripts, styles and CDATA. */
final class HtmlForeign {
    /** Elements of HTML that end SVG and MathML, wherever they stand. */
    private static final Set<String> BREAK_OUT = Set.of(
            "b",
            "big",
            "blockquote",
            "body",
            "br",
            "center",
            "code",
            "dd",
            "div",
            "dl",
            "dt",
            "em",
            "embed",
            "font",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "head",
            "hr",
            "i",
            "img",
            "li",
            "listing",
            "menu",
            "meta",
            "nobr",
            "ol",
            "p",
            "pre",
            "ruby",
            "s",
            "small",
            "span",
            "strong",
            "strike",
            "sub",
            "sup",
            "table",
            "tt",
            "u",
            "ul",
            "var");

    /** Elements of SVG and MathML in which HTML stands. */
    private static final Set<String> INTEGRATION =
            Set.of("foreignobject", "desc", "title", "mi", "mo", "mn", "ms", "mtext", "annotation-xml");

    private static final Set<String> VOID = Set.of(
            "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr");

    private final List<String> open = new ArrayList<>();
    /** How many elements of HTML are open in the integration point. */
    private int html;

    private boolean unsure;

    /** True if what stands here is read by the rules of XML. */
    boolean isInside() {
        return !open.isEmpty() && !INTEGRATION.contains(top());
    }

    boolean isScript() {
        return isInside() && (top().equals("script") || top().equals("style"));
    }

    /** True once the tags do not match, so that only a browser knows where SVG and MathML end. */
    boolean isUnsure() {
        return unsure;
    }

    /** True if the element is one of HTML. */
    boolean startTag(MarkupTag tag) {
        String name = tag.name();
        if (isInside() && BREAK_OUT.contains(name)) {
            unsure |= name.equals("font"); // that depends on its attributes
            unsure |= open.size() > 1;
            open.clear();
        }
        if (isInside() || name.equals("svg") || name.equals("math")) {
            push(tag);
            return false;
        }
        html += open.isEmpty() || VOID.contains(name) ? 0 : 1;
        return true;
    }

    private void push(MarkupTag tag) {
        if (!tag.selfClosing()) {
            unsure |= !open.isEmpty() && !isInside(); // SVG in HTML in SVG
            open.add(tag.name());
            html = 0;
        }
    }

    /** True if the element is one of HTML. */
    boolean endTag(String name) {
        if (open.isEmpty()) {
            return true;
        }
        if (top().equals(name)) {
            unsure |= !isInside() && html != 0;
            open.remove(open.size() - 1);
            return false;
        }
        if (!isInside()) {
            html--;
            return true;
        }
        unsure = true;
        open.clear();
        return true;
    }

    private String top() {
        return open.get(open.size() - 1);
    }
}
