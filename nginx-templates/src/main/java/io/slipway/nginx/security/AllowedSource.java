package io.slipway.nginx.security;

/**
 * Something that the policy allows beyond its preset, and why.
 *
 * @param directive for example {@code img-src}
 * @param source for example {@code https://cdn.example.com}
 * @param reason where it is needed: a file and line of the bundle, a variable, a key of the descriptor
 */
public record AllowedSource(String directive, String source, String reason) {}
