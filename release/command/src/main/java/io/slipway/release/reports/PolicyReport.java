package io.slipway.release.reports;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;

/**
 * Of {@code policy}.
 *
 * @param changed whether it was written or deleted
 * @param policy its text; empty when there is none
 * @param overrides who went past it, the last one first
 */
public record PolicyReport(@JsonUnwrapped TargetEntry target, boolean changed, String policy, List<String> overrides)
        implements VerbResult {}
