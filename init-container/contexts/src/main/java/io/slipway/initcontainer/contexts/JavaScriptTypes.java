package io.slipway.initcontainer.contexts;

import java.util.Set;

/**
 * The media types that browsers take for JavaScript.
 *
 * @see <a href="https://mimesniff.spec.whatwg.org/#javascript-mime-type">JavaScript MIME type</a>
 */
public final class JavaScriptTypes {
    private static final Set<String> TYPES = Set.of(
            "application/ecmascript",
            "application/javascript",
            "application/x-ecmascript",
            "application/x-javascript",
            "text/ecmascript",
            "text/javascript",
            "text/javascript1.0",
            "text/javascript1.1",
            "text/javascript1.2",
            "text/javascript1.3",
            "text/javascript1.4",
            "text/javascript1.5",
            "text/jscript",
            "text/livescript",
            "text/x-ecmascript",
            "text/x-javascript");

    private JavaScriptTypes() {}

    /** @param essence in lower case, without parameters */
    public static boolean include(String essence) {
        return TYPES.contains(essence);
    }
}
