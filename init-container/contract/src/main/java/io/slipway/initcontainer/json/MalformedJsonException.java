package io.slipway.initcontainer.json;

/** The text is not JSON. */
public final class MalformedJsonException extends Exception {
    MalformedJsonException(String message) {
        super(message);
    }
}
