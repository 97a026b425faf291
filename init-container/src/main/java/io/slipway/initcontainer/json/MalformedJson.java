package io.slipway.initcontainer.json;

/** The text is not JSON. */
public final class MalformedJson extends Exception {
    MalformedJson(String message) {
        super(message);
    }
}
