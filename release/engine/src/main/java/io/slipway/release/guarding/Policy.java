package io.slipway.release.guarding;

import io.slipway.release.checks.Checks;

/** The checks of the releases of one namespace, as the cluster keeps them. */
public record Policy(Checks checks) {

    /** Of a namespace that nobody guards. */
    public static final Policy NONE = new Policy(Checks.NONE);
}
