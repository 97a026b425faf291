package io.slipway.initcontainer.contexts;

import java.util.Locale;

/** Values that are let through as they are, or not at all. */
final class PlainValue {
    private static final String SCRIPT = "javascript:";
    private static final String DATA = "data:";

    private PlainValue() {}

    /** What begins as {@code javascript:} does would be run, and no escaping keeps it from that. */
    static String url(String value) {
        refuse(SCRIPT, value);
        return value;
    }

    /** Of a script, whose text a {@code data:} URL would hold itself. */
    static String scriptAddress(String value) {
        refuse(DATA, value);
        return url(value);
    }

    private static void refuse(String scheme, String value) {
        StringBuilder read = new StringBuilder();
        for (int i = 0; i < value.length() && read.length() < scheme.length(); i++) {
            char c = value.charAt(i);
            // Browsers pass over these.
            if (c > ' ' || c == ' ' && read.length() > 0) {
                read.append(c);
            }
        }
        String begin = read.toString().toLowerCase(Locale.ROOT);
        if (!begin.isEmpty() && scheme.startsWith(begin)) {
            throw new UnfitValueException(
                    "it is a " + scheme + " URL", "use an address, or ask for the value as it is with |raw");
        }
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
