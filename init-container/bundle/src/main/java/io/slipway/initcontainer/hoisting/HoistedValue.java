package io.slipway.initcontainer.hoisting;

import io.slipway.initcontainer.contexts.Context;
import io.slipway.initcontainer.contexts.Layer;
import io.slipway.initcontainer.contexts.PlacedToken;
import io.slipway.initcontainer.contexts.TokenPlaces;
import io.slipway.initcontainer.hashes.HashForm;
import io.slipway.initcontainer.texts.FileText;
import io.slipway.initcontainer.tokens.Token;
import io.slipway.initcontainer.tokens.TokenSyntax;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * One value of a page's values object, and how scripts refer to it. A token that fills a literal is read from the typed
 * view {@code t}, whose member is a getter, so that a JSON value is a new object each time; a part of a literal is read from
 * the text view {@code v}. A place inside of JSON or CSS has a key of its own, whose text is escaped for that place.
 *
 * @param key follows from the token and its place alone, so that a script does not change with what others hold
 * @param code the member as it stands in the values object
 */
record HoistedValue(boolean typed, String key, String code) {
    /** Breaks the line inside a literal: it means nothing, and keeps a type from taking the quotes away. */
    private static final String TEXT_ONLY = "\\\n";

    private static final int FALLBACK_DIGITS = 8;

    /** The reference that scripts hold, without parentheses. */
    String reference(String global) {
        return global + (typed ? ".t" : ".v") + (isIdentifier(key) ? "." + key : "[" + quote(key) + "]");
    }

    /** Empty if the values object has no way to spell the token. */
    static Optional<HoistedValue> of(PlacedToken placed, TokenSyntax syntax) {
        List<Layer> layers = placed.context().layers();
        Token token = placed.token();
        if (token.name().equals("__proto__") || token.filters().contains("raw") || layers.size() > 2) {
            return Optional.empty();
        }
        Optional<String> text = spelled(placed, syntax);
        Optional<Frame> frame = layers.size() == 1 ? Optional.of(Frame.NONE) : Frame.of(placed);
        if (text.isEmpty() || frame.isEmpty()) {
            return Optional.empty();
        }
        boolean typed = layers.size() == 1 && placed.quote() > 0;
        String key = key(token, text.get()) + frame.get().name();
        String literal = literal(frame.get(), text.get(), typed);
        String member = isIdentifier(key) ? key : quote(key);
        String code = typed ? "get " + member + "(){return" + literal + "}" : member + ":" + literal;
        HoistedValue value = new HoistedValue(typed, key, code);
        return value.isReadAs(placed, syntax) ? Optional.of(value) : Optional.empty();
    }

    private static String literal(Frame frame, String token, boolean typed) {
        if (frame.equals(Frame.NONE)) {
            return '"' + (typed ? "" : TEXT_ONLY) + token + '"';
        }
        String whole = Layer.JS_DOUBLE.escape(frame.before()) + token + Layer.JS_DOUBLE.escape(frame.behind());
        return '"' + whole + "\".slice(" + frame.kept() + ",-" + (frame.behind().length() - frame.keptBehind()) + ")";
    }

    /** Asks the reader that will read the page in the pod. */
    private boolean isReadAs(PlacedToken placed, TokenSyntax syntax) {
        List<PlacedToken> found = new TokenPlaces(syntax).find("values.js", "x={" + code + "}");
        if (found.size() != 1) {
            return false;
        }
        PlacedToken read = found.get(0);
        List<Layer> asked = placed.context().layers();
        boolean sameInside = asked.size() == 1
                || read.context().equals(Context.of(asked.get(0), Layer.JS_DOUBLE))
                        && (read.quote() > 0 == placed.quote() > 0);
        boolean sameOutside =
                asked.size() == 2 || read.context().equals(Context.of(Layer.JS_DOUBLE)) && read.quote() > 0 == typed;
        return sameInside
                && sameOutside
                && read.token().name().equals(placed.token().name());
    }

    /** The token's text, its fallback escaped for a string in double quotes. */
    private static Optional<String> spelled(PlacedToken placed, TokenSyntax syntax) {
        Token token = placed.token();
        StringBuilder text = new StringBuilder(syntax.prefix()).append(token.name());
        token.filters().forEach(filter -> text.append('|').append(filter));
        if (token.fallback().isPresent()) {
            String escaped = FileText.decode(token.fallback().get());
            String meant = placed.context().unescape(escaped);
            Context place = placed.context().layers().size() == 1
                    ? Context.of(Layer.JS_DOUBLE)
                    : Context.of(placed.context().innermost(), Layer.JS_DOUBLE);
            String again = place.escape(meant);
            if (!place.unescape(again).equals(meant) || again.contains(syntax.suffix()) || again.contains("\n")) {
                return Optional.empty();
            }
            text.append(":-").append(new String(again.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1));
        }
        return Optional.of(text.append(syntax.suffix()).toString());
    }

    private static String key(Token token, String text) {
        StringBuilder key = new StringBuilder(token.name());
        token.filters().forEach(filter -> key.append('|').append(filter));
        if (token.fallback().isPresent()) {
            String hash = HashForm.SHA256_HEX.of(text.getBytes(StandardCharsets.ISO_8859_1));
            key.append(":-").append(hash, 0, FALLBACK_DIGITS);
        }
        return key.toString();
    }

    private static boolean isIdentifier(String key) {
        return key.matches("[A-Za-z_$][A-Za-z0-9_$]*");
    }

    private static String quote(String key) {
        return '"' + Layer.JS_DOUBLE.escape(key) + '"';
    }

    /**
     * What stands around a token in a string so that it is read as a place of JSON or CSS.
     *
     * @param kept how many characters the value does not get of what stands before
     * @param keptBehind how many characters of what stands behind belong to the value: a quote
     */
    private record Frame(String name, String before, String behind, int kept, int keptBehind) {
        static final Frame NONE = new Frame("", "", "", 0, 0);

        static Optional<Frame> of(PlacedToken placed) {
            boolean quoted = placed.quote() > 0;
            return switch (placed.context().innermost()) {
                case JSON_STRING ->
                    Optional.of(
                            quoted
                                    ? new Frame("@json", "[\"", "\"]", 1, 1)
                                    : new Frame("@json-string", "[\"_", "\"]", 3, 0));
                case CSS_DOUBLE -> css("@css-double", "\"", "\"}");
                case CSS_SINGLE -> css("@css-single", "'", "'}");
                case CSS_URL -> css("@css-url", "url(", ")}");
                case CSS_CODE -> css("@css", "", "}");
                default -> Optional.empty();
            };
        }

        private static Optional<Frame> css(String name, String before, String behind) {
            String rule = ".a{b:" + before;
            return Optional.of(new Frame(name, rule, behind, rule.length(), 0));
        }
    }
}
