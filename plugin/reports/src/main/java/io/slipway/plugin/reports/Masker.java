package io.slipway.plugin.reports;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Covers secrets in text before it reaches a log. Slipway prints none; this holds if a chart or a cluster does. */
public final class Masker {

    private static final String COVER = "****";
    /** A shorter one would cover half the log and hide nothing. */
    private static final int SHORTEST = 4;

    private final List<String> secrets;

    /** @param secrets of several lines too: each line is covered on its own */
    public Masker(Collection<String> secrets) {
        this.secrets = secrets.stream()
                .flatMap(secret ->
                        Stream.concat(Stream.of(secret.strip()), secret.lines().map(String::strip)))
                .filter(secret -> secret.length() >= SHORTEST)
                .flatMap(Masker::written)
                .distinct()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList();
    }

    /** As it is, and as a Secret of Kubernetes, a URL and a JSON document would write it. */
    private static Stream<String> written(String secret) {
        return Stream.of(
                secret,
                Base64.getEncoder().encodeToString(secret.getBytes(StandardCharsets.UTF_8)),
                URLEncoder.encode(secret, StandardCharsets.UTF_8),
                secret.replace("\\", "\\\\").replace("\"", "\\\""));
    }

    public String mask(String text) {
        String masked = text;
        for (String secret : secrets) {
            masked = masked.replace(secret, COVER);
        }
        return masked;
    }
}
