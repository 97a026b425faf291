package io.slipway.release.helm;

/** Helm ended, or had to be ended, before it had an answer; nothing is known of how far it came. */
public final class HelmEnded extends Exception {

    private static final long serialVersionUID = 1L;

    public HelmEnded(String message) {
        super(message);
    }
}
