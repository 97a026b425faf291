package io.slipway.initcontainer.contexts;

/** A value that no escaping can make safe where its token stands. The message says why, without the value. */
public final class UnfitValue extends RuntimeException {
    private final String fix;

    UnfitValue(String message) {
        this(message, "put quotes around the token, or ask for it as it is with |raw");
    }

    UnfitValue(String message, String fix) {
        super(message, null, false, false);
        this.fix = fix;
    }

    public String fix() {
        return fix;
    }
}
