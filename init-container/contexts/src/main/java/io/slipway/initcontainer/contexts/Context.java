package io.slipway.initcontainer.contexts;

import java.util.ArrayList;
import java.util.List;

/** The languages around a token, the innermost first: JSON in a JavaScript string is {@code json-string, js-single}. */
public record Context(List<Layer> layers) {
    public Context {
        layers = List.copyOf(layers);
    }

    public static Context of(Layer... layers) {
        return new Context(List.of(layers));
    }

    public Layer innermost() {
        return layers.get(0);
    }

    /** True if no reader but a person would see the value. */
    public boolean isComment() {
        return innermost() == Layer.JS_COMMENT
                || innermost() == Layer.CSS_COMMENT
                || innermost() == Layer.MARKUP_COMMENT;
    }

    /** True if no value can stand there, whatever it is. */
    public boolean isRefused() {
        for (Layer layer : layers) {
            if (layer.isRefused()) {
                return true;
            }
        }
        return false;
    }

    /** This context, standing in another one. */
    Context inside(Layer outer) {
        List<Layer> more = new ArrayList<>(layers);
        more.add(outer);
        return new Context(more);
    }

    public String escape(String value) {
        String text = value;
        for (int i = 0; i < layers.size(); i++) {
            text = layers.get(i).escape(text);
        }
        return text;
    }

    /** Escapes text that is code of the innermost language, for the languages around that one. */
    public String escapeOuter(String code) {
        String text = code;
        for (int i = 1; i < layers.size(); i++) {
            text = layers.get(i).escape(text);
        }
        return text;
    }

    /** The value as code that takes the place of a whole string literal, quotes included. */
    public String escapeTyped(String value) {
        Layer code = innermost() == Layer.JSON_STRING ? Layer.JSON_VALUE : Layer.JS_CODE;
        return escapeOuter(code.escape(value));
    }

    /** What an escaped text of this place means. */
    public String unescape(String raw) {
        String text = raw;
        for (int i = layers.size() - 1; i >= 0; i--) {
            text = Unescape.from(layers.get(i), text);
        }
        return text;
    }

    public String code() {
        StringBuilder code = new StringBuilder();
        for (int i = 0; i < layers.size(); i++) {
            code.append(i == 0 ? "" : "<").append(layers.get(i).code());
        }
        return code.toString();
    }

    public static Context ofCode(String code) {
        List<Layer> layers = new ArrayList<>(2);
        int from = 0;
        for (int to = code.indexOf('<'); to >= 0; to = code.indexOf('<', from)) {
            layers.add(Layer.ofCode(code.substring(from, to)));
            from = to + 1;
        }
        layers.add(Layer.ofCode(code.substring(from)));
        return new Context(layers);
    }
}
