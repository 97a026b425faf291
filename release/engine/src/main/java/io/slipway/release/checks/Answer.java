package io.slipway.release.checks;

import java.time.Instant;

/** What a system that was asked last said. */
public sealed interface Answer {

    /** What it said, for people. */
    String text();

    /** It consents, or its figures hold. */
    record Passed(String text) implements Answer {}

    /** It said no. */
    record Refused(String text) implements Answer {}

    /**
     * It has not said either, or does not answer.
     *
     * @param since when it was first asked
     */
    record NotYet(String text, Instant since) implements Answer {}
}
