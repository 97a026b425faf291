package io.slipway.release.reports;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;

/**
 * Of {@code review sweep}.
 *
 * @param removed what was expired, and is gone
 * @param left objects of removed reviews that are still there
 */
public record ReviewSweepReport(
        @JsonUnwrapped NamespaceEntry where,
        boolean dryRun,
        List<ReviewEntry> removed,
        List<ReviewEntry> kept,
        List<String> left)
        implements VerbResult {}
