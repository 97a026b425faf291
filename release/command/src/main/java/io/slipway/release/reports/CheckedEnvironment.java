package io.slipway.release.reports;

import java.util.List;
import java.util.Optional;

/**
 * One environment that was checked.
 *
 * @param after environments that releases are promoted here from
 */
public record CheckedEnvironment(
        String environment, Optional<List<String>> after, boolean passed, List<String> notes) {}
