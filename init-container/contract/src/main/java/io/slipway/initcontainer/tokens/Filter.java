package io.slipway.initcontainer.tokens;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;

/** What a token may ask to be done to its value before it is escaped for its place. */
public enum Filter {
    /** Leaves the value as it is and takes away the escaping. */
    RAW("no escaping: the value is code of that place"),
    JSON("the value as a JSON string, quotes included"),
    URL("percent-encoded, as encodeURIComponent does"),
    BASE64("Base64 of the UTF-8 bytes"),
    UPPER("upper case"),
    LOWER("lower case");

    private final String meaning;

    Filter(String meaning) {
        this.meaning = meaning;
    }

    public String meaning() {
        return meaning;
    }

    public String filterName() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Filter> named(String name) {
        for (Filter filter : values()) {
            if (filter.filterName().equals(name)) {
                return Optional.of(filter);
            }
        }
        return Optional.empty();
    }

    public static String choices() {
        StringBuilder choices = new StringBuilder();
        for (Filter filter : values()) {
            choices.append(choices.length() == 0 ? "" : ", ").append(filter.filterName());
        }
        return choices.toString();
    }

    public String apply(String value) {
        return switch (this) {
            case RAW -> value;
            case JSON -> JsonQuote.quote(value);
            case URL -> percentEncode(value);
            case BASE64 -> Base64.getEncoder().encodeToString(value.getBytes(StandardCharsets.UTF_8));
            case UPPER -> value.toUpperCase(Locale.ROOT);
            case LOWER -> value.toLowerCase(Locale.ROOT);
        };
    }

    private static String percentEncode(String value) {
        // URLEncoder writes forms, where a blank is a plus sign and these five are not left alone.
        return URLEncoder.encode(value, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("%21", "!")
                .replace("%27", "'")
                .replace("%28", "(")
                .replace("%29", ")")
                .replace("%7E", "~");
    }
}
