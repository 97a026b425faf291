package io.slipway.initcontainer.contexts;

/** A value that no escaping can make safe where its token stands. The message says why, without the value. */
public final class UnfitValue extends RuntimeException {
    UnfitValue(String message) {
        super(message, null, false, false);
    }
}
