package io.slipway.initcontainer.tokens;

import io.slipway.initcontainer.json.JsonScanner;
import java.util.Locale;
import java.util.Optional;

/** What a token's value is in code: a typed token that fills a quoted literal takes the quotes' place too. */
public enum TokenType {
    STRING,
    BOOLEAN,
    NUMBER,
    JSON;

    public static Optional<TokenType> named(String name) {
        for (TokenType type : values()) {
            if (type.name().toLowerCase(Locale.ROOT).equals(name)) {
                return Optional.of(type);
            }
        }
        return Optional.empty();
    }

    /** True if the text can stand for a value of this type in JSON and in JavaScript. */
    public boolean accepts(String value) {
        String text = value.strip();
        return switch (this) {
            case STRING -> true;
            case BOOLEAN -> text.equals("true") || text.equals("false");
            case NUMBER ->
                !text.isEmpty() && (text.charAt(0) == '-' || isDigit(text.charAt(0))) && JsonScanner.isValid(text);
            case JSON -> JsonScanner.isValid(text);
        };
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
