package io.slipway.release.reports;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.Optional;

/**
 * Of {@code uninstall}.
 *
 * @param removed the newest revision that was there
 */
public record UninstallReport(@JsonUnwrapped TargetEntry target, Optional<RevisionEntry> removed)
        implements VerbResult {}
