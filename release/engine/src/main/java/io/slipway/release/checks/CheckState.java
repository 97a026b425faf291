package io.slipway.release.checks;

/**
 * One check of an environment, and how it stands.
 *
 * @param check its name: {@code branch}, {@code window}, {@code freeze year end}, {@code request}, {@code query}
 */
public record CheckState(String check, State state) {}
