package io.slipway.initcontainer.contexts;

/** A value that no escaping can make safe where its token stands. The message says why, without the value. */
public final class UnfitValueException extends RuntimeException {
    private final String fix;

    UnfitValueException(String message) {
        this(message, "put quotes around the token, or ask for it as it is with |raw");
    }

    UnfitValueException(String message, String fix) {
        super(message, null, false, false);
        this.fix = fix;
    }

    public String fix() {
        return fix;
    }
}
