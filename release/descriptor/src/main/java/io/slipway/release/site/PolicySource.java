package io.slipway.release.site;

/**
 * A source that the content security policy of an environment allows beyond its preset.
 *
 * @param directive such as {@code connect-src}
 * @param source as a policy writes it
 * @param place a file with line and column, or the option that brought the value
 * @param reason a variable, or a key of the descriptor
 */
public record PolicySource(String directive, String source, String place, String reason) {}
