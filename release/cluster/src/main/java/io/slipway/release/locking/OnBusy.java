package io.slipway.release.locking;

/** What a release does while another one is changing the same environment. */
public enum OnBusy {
    /** Waits for its turn. */
    WAIT,
    /** Fails at once. */
    FAIL
}
