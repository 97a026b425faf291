package io.slipway.initcontainer.contexts;

import io.slipway.initcontainer.tokens.JsonQuote;
import java.util.Locale;

/** One language that stands around a token, and how a value is escaped in it. */
public enum Layer {
    PLAIN,
    JS_SINGLE,
    JS_DOUBLE,
    JS_TEMPLATE,
    /** A template with a tag, which may read the text as it is written. */
    JS_TAGGED,
    JS_REGEX,
    /** Between square brackets of a regular expression. */
    JS_REGEX_SET,
    JS_COMMENT,
    JS_CODE,
    JSON_STRING,
    JSON_VALUE,
    MARKUP_TEXT,
    /** The first text of an element such as {@code pre}, where HTML drops a line feed. */
    MARKUP_FIRST_TEXT,
    MARKUP_DOUBLE,
    MARKUP_SINGLE,
    MARKUP_UNQUOTED,
    MARKUP_COMMENT,
    CDATA,
    /** The beginning of an attribute's URL; the attribute is the layer around. */
    URL,
    /** The beginning of the address of a script; the attribute is the layer around. */
    SCRIPT_ADDRESS,
    CSS_DOUBLE,
    CSS_SINGLE,
    CSS_URL,
    CSS_COMMENT,
    CSS_CODE,
    /** A number with its unit behind the token. */
    CSS_NUMBER,
    /** A file that mixes languages; only what is the same in all of them can stand there. */
    UNREAD,

    CUT(
            "an unfinished escape, reference or tag stands before it",
            "finish what stands before the token, or ask for the value as it is with |raw"),
    TAG(
            "it stands in a tag, but in no attribute's value",
            "put it into the quotes of an attribute that stands there once, or ask for it as it is with |raw"),
    DECLARATION(
            "it stands in a declaration or processing instruction",
            "move it into a text or an attribute, or ask for it as it is with |raw"),
    RAW_TEXT(
            "it stands in an element whose text knows no escapes",
            "move it into another element, or ask for it as it is with |raw"),
    TABLE(
            "it stands where HTML moves texts to other places",
            "move it into an element that holds text, or ask for it as it is with |raw"),
    SCRIPT_URL(
            "it stands in a javascript: or data: URL",
            "put the code into a script, or ask for the value as it is with |raw"),
    JOINED(
            "it stands in code, outside of quotes, and joins what stands beside it",
            "put quotes around the token, or ask for it as it is with |raw"),
    UNCLEAR(
            "what stands around it cannot be read for certain",
            "put it into a string of its own, or ask for it as it is with |raw");

    private final String reason;
    private final String fix;

    Layer() {
        this("", "");
    }

    Layer(String reason, String fix) {
        this.reason = reason;
        this.fix = fix;
    }

    /** True if no value can stand there. */
    public boolean isRefused() {
        return !reason.isEmpty();
    }

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

    /** True if a backslash may stand before a token and take a part of its value. */
    boolean hasBackslashes() {
        return isJsString() || this == JS_TAGGED || this == JSON_STRING || isCssString() || this == CSS_URL;
    }

    private boolean isCssString() {
        return this == CSS_DOUBLE || this == CSS_SINGLE;
    }

    boolean isAttribute() {
        return this == MARKUP_DOUBLE || this == MARKUP_SINGLE || this == MARKUP_UNQUOTED;
    }

    /** True if character references are read there. */
    boolean hasReferences() {
        return isAttribute() || this == MARKUP_TEXT || this == MARKUP_FIRST_TEXT;
    }

    /** The text that stands for the value here. */
    public String escape(String value) {
        if (isRefused()) {
            throw new UnfitValueException(reason, fix);
        }
        return switch (this) {
            case JS_SINGLE -> JsEscape.string(value, '\'');
            case JS_DOUBLE -> JsEscape.string(value, '"');
            case JS_TEMPLATE -> JsEscape.template(value);
            case JS_TAGGED -> JsEscape.tagged(value);
            case JS_REGEX -> JsEscape.regex(value);
            case JS_REGEX_SET -> JsEscape.regexSet(value);
            case JS_COMMENT, CSS_COMMENT -> JsEscape.comment(value);
            case JS_CODE -> JsEscape.literal(value);
            case JSON_STRING -> JsonQuote.escape(value);
            case JSON_VALUE -> JsEscape.json(value);
            case MARKUP_TEXT -> MarkupEscape.text(value);
            case MARKUP_FIRST_TEXT -> MarkupEscape.firstText(value);
            case MARKUP_DOUBLE, MARKUP_SINGLE -> MarkupEscape.attribute(value);
            case MARKUP_UNQUOTED -> MarkupEscape.unquoted(value);
            case MARKUP_COMMENT -> MarkupEscape.comment(value);
            case CDATA -> MarkupEscape.cdata(value);
            case URL -> PlainValue.url(value);
            case SCRIPT_ADDRESS -> PlainValue.scriptAddress(value);
            case CSS_DOUBLE, CSS_SINGLE -> CssEscape.string(value);
            case CSS_URL -> CssEscape.url(value);
            case CSS_CODE -> CssEscape.code(value);
            case CSS_NUMBER -> CssEscape.number(value);
            case UNREAD -> PlainValue.everywhere(value);
            default -> value;
        };
    }
}
