package io.slipway.release.reports;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;

/**
 * Of {@code review list}.
 *
 * @param environment the template
 */
public record ReviewListReport(@JsonUnwrapped NamespaceEntry where, String environment, List<ReviewEntry> reviews)
        implements VerbResult {}
