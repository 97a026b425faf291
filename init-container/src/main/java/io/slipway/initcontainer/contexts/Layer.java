package io.slipway.initcontainer.contexts;

import io.slipway.initcontainer.json.JsonScanner;
import io.slipway.initcontainer.tokens.JsonQuote;
import java.util.Locale;

/** One language that stands around a token, and how a value is escaped in it. */
public enum Layer {
    PLAIN,
    JS_SINGLE,
    JS_DOUBLE,
    JS_TEMPLATE,
    JS_REGEX,
    JS_COMMENT,
    JS_CODE,
    JSON_STRING,
    JSON_VALUE,
    MARKUP_TEXT,
    MARKUP_DOUBLE,
    MARKUP_SINGLE,
    MARKUP_UNQUOTED,
    MARKUP_COMMENT,
    CDATA,
    CSS_DOUBLE,
    CSS_SINGLE,
    CSS_URL,
    CSS_COMMENT,
    CSS_CODE;

    /** The name as it stands in an index and in messages. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Layer ofCode(String code) {
        return valueOf(code.replace('-', '_').toUpperCase(Locale.ROOT));
    }

    /** True if a literal of this kind may give its place to a boolean, number or JSON value. */
    public boolean takesTypes() {
        return isJsString() || this == JSON_STRING;
    }

    boolean isJsString() {
        return this == JS_SINGLE || this == JS_DOUBLE || this == JS_TEMPLATE;
    }

    /** The text that stands for the value here. */
    public String escape(String value) {
        return switch (this) {
            case PLAIN -> value;
            case JS_SINGLE -> JsEscape.string(value, '\'');
            case JS_DOUBLE -> JsEscape.string(value, '"');
            case JS_TEMPLATE -> JsEscape.template(value);
            case JS_REGEX -> JsEscape.regex(value);
            case JS_COMMENT, CSS_COMMENT -> JsEscape.comment(value);
            case JS_CODE -> JsEscape.literal(json(value));
            case JSON_STRING -> JsonQuote.escape(value);
            case JSON_VALUE -> json(value);
            case MARKUP_TEXT -> MarkupEscape.text(value);
            case MARKUP_DOUBLE, MARKUP_SINGLE -> MarkupEscape.attribute(value);
            case MARKUP_UNQUOTED -> MarkupEscape.unquoted(value);
            case MARKUP_COMMENT -> value.replace("--", "-&#45;").replace(">", "&gt;");
            case CDATA -> value.replace("]]>", "]]]]><![CDATA[>");
            case CSS_DOUBLE, CSS_SINGLE -> CssEscape.string(value);
            case CSS_URL -> CssEscape.url(value);
            case CSS_CODE -> CssEscape.code(value);
        };
    }

    private static String json(String value) {
        if (!JsonScanner.isValid(value)) {
            throw new UnfitValue("it stands where code is expected and the value is no JSON literal");
        }
        // A "<" can only stand inside a string here.
        return value.strip()
                .replace("<", "\\u003c")
                .replace("\u2028", "\\u2028")
                .replace("\u2029", "\\u2029");
    }
}
