package io.slipway.release.helm;

/** Helm ended, or had to be ended, before it had an answer; nothing is known of how far it came. */
public final class HelmTerminatedException extends Exception {

    private static final long serialVersionUID = 1L;

    public HelmTerminatedException(String message) {
        super(message);
    }
}
