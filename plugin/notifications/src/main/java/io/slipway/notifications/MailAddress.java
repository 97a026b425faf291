package io.slipway.notifications;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An address that mail is sent to: nothing in it can end a header or begin another address. */
public final class MailAddress {

    private static final String ATOM = "[^\\s\\p{Cntrl}@<>()\\[\\]\\\\,;:\"]+";

    /** {@code ada@example.com} and {@code Ada <ada@example.com>}. */
    private static final Pattern ADDRESS =
            Pattern.compile("(?:[^<>\\p{Cntrl}]*<(" + ATOM + "@" + ATOM + ")>|(" + ATOM + "@" + ATOM + "))");

    private MailAddress() {}

    /** Without the name of a person; empty where it is none. */
    public static Optional<String> of(String text) {
        Matcher address = ADDRESS.matcher(text.trim());
        return address.matches()
                ? Optional.of(address.group(1) == null ? address.group(2) : address.group(1))
                : Optional.empty();
    }
}
