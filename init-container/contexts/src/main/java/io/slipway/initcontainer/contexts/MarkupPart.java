package io.slipway.initcontainer.contexts;

/**
 * A part of HTML or XML in which a value may stand, or may not for the reason that its layer tells.
 *
 * @param inner the language it holds, TEXT where it is the markup's own
 * @param element the element whose end tag ends a part in which markup is not read, else empty
 * @param script number of the script or style whose text this part is together with others, 0 if it stands alone
 */
record MarkupPart(Layer layer, FileKind inner, int start, int end, String element, int script) {
    // In place of an element's name; no element is named so.
    private static final String URL = "(url)";
    private static final String SCRIPT_URL = "(script url)";

    static MarkupPart of(Layer layer, int start, int end) {
        return new MarkupPart(layer, FileKind.TEXT, start, end, "", 0);
    }

    static MarkupPart holding(FileKind inner, Layer layer, int start, int end) {
        return new MarkupPart(layer, inner, start, end, "", 0);
    }

    /** An attribute that holds an address. */
    static MarkupPart url(Layer layer, int start, int end, String element) {
        return raw(layer, FileKind.TEXT, start, end, element.equals("script") ? SCRIPT_URL : URL);
    }

    boolean isUrl() {
        return element.equals(URL) || isScriptUrl();
    }

    /** True if what stands at the address is run. */
    boolean isScriptUrl() {
        return element.equals(SCRIPT_URL);
    }

    /** The text of an element that ends at its end tag and at nothing else. */
    static MarkupPart raw(Layer layer, FileKind inner, int start, int end, String element) {
        return new MarkupPart(layer, inner, start, end, element, 0);
    }
}
