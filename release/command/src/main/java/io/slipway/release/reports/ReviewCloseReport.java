package io.slipway.release.reports;

import com.fasterxml.jackson.annotation.JsonUnwrapped;

/**
 * Of {@code review close}.
 *
 * @param environment the template
 * @param removed whether there was anything of it
 */
public record ReviewCloseReport(
        @JsonUnwrapped NamespaceEntry where, String environment, String change, String release, boolean removed)
        implements VerbResult {}
