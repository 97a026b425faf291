package io.slipway.initcontainer.contexts;

import java.util.Locale;

/** Values that are let through as they are, or not at all. */
final class PlainValue {
    private static final String SCRIPT = "javascript:";

    private PlainValue() {}

    /** What begins as {@code javascript:} does would be run, and no escaping keeps it from that. */
    static String url(String value) {
        StringBuilder read = new StringBuilder();
        for (int i = 0; i < value.length() && read.length() < SCRIPT.length(); i++) {
            char c = value.charAt(i);
            // Browsers pass over these.
            if (c > ' ' || c == ' ' && read.length() > 0) {
                read.append(c);
            }
        }
        String scheme = read.toString().toLowerCase(Locale.ROOT);
        if (!scheme.isEmpty() && SCRIPT.startsWith(scheme)) {
            throw new UnfitValueException(
                    "it is a javascript: URL", "use an address, or ask for the value as it is with |raw");
        }
        return value;
    }

    /** No quote, bracket or escape of any language. */
    static String everywhere(String value) {
        boolean fits = value.strip().equals(value) && !value.contains(": ") && !value.contains(" #");
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            fits &= c >= ' ' && (c < 0x7f || c > 0xa0) && "'\"`\\<>{}$\u2028\u2029".indexOf(c) < 0;
        }
        if (!fits || MarkupEscape.hasReference(value)) {
            throw new UnfitValueException(
                    "a file that mixes languages is not read, and the value has a character that means something there",
                    "move the token into a .js, .ts, .json or .html file, or ask for the value as it is with |raw");
        }
        return value;
    }
}
