package io.slipway.release.reports;

import java.util.List;

/** Of {@code manifest}. */
public record ManifestReport(
        String environment, String file, String format, String id, String version, String manifest, List<String> notes)
        implements VerbResult {}
