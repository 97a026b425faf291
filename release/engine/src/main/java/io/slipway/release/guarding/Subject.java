package io.slipway.release.guarding;

import io.slipway.release.checks.Change;
import io.slipway.release.records.Build;

/**
 * The change that checks are asked about.
 *
 * @param environment that would be changed
 * @param version that would be brought there; blank where none is
 * @param build of that version
 */
public record Subject(Change change, String environment, String version, Build build) {

    /** Of a change that brings nothing new. */
    public static Subject of(Change change, String environment) {
        return new Subject(change, environment, "", Build.UNKNOWN);
    }
}
