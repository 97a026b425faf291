package io.slipway.release.checks;

import java.time.Duration;
import java.util.Optional;

/**
 * A system that is asked, by an HTTP GET, until it answers one of two words.
 *
 * @param url with {@code {build}}, {@code {version}}, {@code {commit}}, {@code {branch}} and {@code {environment}}
 * @param field of the JSON that it answers with, such as {@code result.state}; the whole answer when empty
 * @param credentials name of the credentials that it is asked with
 * @param passes the word that lets the release begin
 * @param refuses the word that ends it
 * @param every how often it is asked
 * @param patience how long it is asked
 */
public record RequestCheck(
        String url,
        Optional<String> field,
        Optional<String> credentials,
        String passes,
        String refuses,
        Duration every,
        Duration patience) {}
