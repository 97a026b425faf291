package io.slipway.release.sources;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a browser reported that the policy blocked.
 *
 * @param directive as the browser names it, such as {@code script-src-elem}
 * @param blocked a source as a policy writes it, or else the browser's word, such as {@code inline}
 * @param place file and line of the site that asked for it
 * @param key that lets it in, where one should
 */
public record BlockedSource(String directive, String blocked, String place, Optional<PolicyKey> key) {

    /** The browser's words for what has no URL. https://www.w3.org/TR/CSP3/#violation-resource */
    private static final Map<String, String> KEYWORDS = Map.of(
            "eval", "'unsafe-eval'",
            "wasm-eval", "'wasm-unsafe-eval'",
            "data", "data:",
            "blob", "blob:",
            "filesystem", "filesystem:",
            "mediastream", "mediastream:",
            "self", "'self'");

    private static final Set<String> WITH_ORIGIN = Set.of("http", "https", "ws", "wss");

    /** Of the body of a report as report-uri sends it; empty for what is none, or is about a browser's extension. */
    public static Optional<BlockedSource> of(JsonNode report) {
        JsonNode body = report.path("csp-report");
        String directive =
                first(body, "effective-directive", "violated-directive").split(" ", 2)[0];
        String blocked = first(body, "blocked-uri");
        String file = first(body, "source-file");
        if (directive.isEmpty() || isExtension(blocked) || isExtension(file)) {
            return Optional.empty();
        }
        String page = first(body, "document-uri");
        Optional<String> source = source(blocked, page);
        return Optional.of(new BlockedSource(
                directive,
                source.orElse(blocked.isEmpty() ? "inline" : blocked),
                place(file.isEmpty() ? page : file, body),
                source.flatMap(each -> PolicyKey.of(directive, each))));
    }

    private static String first(JsonNode body, String... names) {
        for (String name : names) {
            String text = body.path(name).asText("");
            if (!text.isEmpty()) {
                return text;
            }
        }
        return "";
    }

    private static boolean isExtension(String url) {
        return url.matches("(?i)[a-z-]*extension(?::.*)?|about(?::.*)?");
    }

    private static Optional<String> source(String blocked, String page) {
        if (KEYWORDS.containsKey(blocked)) {
            return Optional.of(KEYWORDS.get(blocked));
        }
        Optional<String> origin = origin(blocked);
        return origin.isPresent() && origin.equals(origin(page)) ? Optional.of("'self'") : origin;
    }

    /** A URL's origin, or the scheme of one without. */
    private static Optional<String> origin(String url) {
        try {
            URI uri = URI.create(url);
            if (uri.getScheme() == null) {
                return Optional.empty();
            }
            String scheme = uri.getScheme().toLowerCase(Locale.ROOT);
            if (!WITH_ORIGIN.contains(scheme)) {
                return Optional.of(scheme + ":");
            }
            return Optional.ofNullable(uri.getRawAuthority())
                    .map(authority ->
                            scheme + "://" + authority.replaceFirst("^.*@", "").toLowerCase(Locale.ROOT));
        } catch (IllegalArgumentException notAUrl) {
            return Optional.empty();
        }
    }

    private static String place(String url, JsonNode body) {
        String path = origin(url)
                .map(origin -> url.substring(Math.min(origin.length(), url.length())))
                .orElse(url);
        String line = first(body, "line-number", "lineno");
        return (path.isEmpty() ? "/" : path) + (line.isEmpty() || line.equals("0") ? "" : ":" + line);
    }
}
