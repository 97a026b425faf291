package io.slipway.release.reports;

import java.util.List;

/** Of {@code check}. */
public record CheckReport(String app, List<CheckedEnvironment> environments) implements VerbResult {}
