package io.slipway.release.reports;

/** Of a verb that came to none. */
public record NoResult() implements VerbResult {}
