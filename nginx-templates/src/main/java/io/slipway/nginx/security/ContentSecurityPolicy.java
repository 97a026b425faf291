package io.slipway.nginx.security;

import io.slipway.nginx.problems.Checks;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a page may load, run and call, and who may frame it.
 *
 * @param directives sources by directive, in the order in which they are sent
 * @param reportOnly tell the browser to report and not to block, for the time of trying a policy out
 */
public record ContentSecurityPolicy(Map<String, List<String>> directives, boolean reportOnly) {

    private static final int LONGEST = 4000;
    private static final String SCRIPTS = "script-src";
    private static final String NONE = "'none'";
    private static final String SOURCE =
            "'(?:none|self|unsafe-inline|unsafe-eval|unsafe-hashes|strict-dynamic|wasm-unsafe-eval|report-sample)'"
                    + "|'sha(?:256|384|512)-[A-Za-z0-9+/=_-]+'"
                    + "|[a-z][a-z0-9+.-]*:"
                    + "|(?:[a-z][a-z0-9+.-]*://)?(?:\\*|(?:\\*\\.)?[A-Za-z0-9-]+(?:\\.[A-Za-z0-9-]+)*)(?::(?:[0-9]{1,5}|\\*))?"
                    + "(?:/[A-Za-z0-9._~/%-]*)?";

    public ContentSecurityPolicy {
        Map<String, List<String>> copy = new LinkedHashMap<>();
        directives.forEach((name, sources) -> copy.put(name, List.copyOf(sources)));
        directives = Collections.unmodifiableMap(copy);
    }

    /**
     * Everything from the app's own origin. Styles may be inline, as Angular, React and Vue write style elements while
     * they run.
     */
    public static ContentSecurityPolicy sameOrigin() {
        return new ContentSecurityPolicy(new LinkedHashMap<>(), false)
                .with("default-src", "'self'")
                .with(SCRIPTS, "'self'")
                .with("style-src", "'self'", "'unsafe-inline'")
                .with("img-src", "'self'", "data:", "blob:")
                .with("font-src", "'self'", "data:")
                .with("connect-src", "'self'")
                .with("object-src", NONE)
                .with("base-uri", "'self'")
                .with("form-action", "'self'")
                .with("frame-ancestors", "'self'");
    }

    /** Replaces the sources of a directive. */
    public ContentSecurityPolicy with(String directive, String... sources) {
        Map<String, List<String>> changed = new LinkedHashMap<>(directives);
        changed.put(directive, Arrays.asList(sources));
        return new ContentSecurityPolicy(changed, reportOnly);
    }

    /** Adds sources to a directive, each once. */
    public ContentSecurityPolicy plus(String directive, Collection<String> sources) {
        List<String> all = new ArrayList<>(directives.getOrDefault(directive, List.of()));
        sources.stream().filter(source -> !all.contains(source)).forEach(all::add);
        if (all.size() > 1) {
            all.remove(NONE);
        }
        return with(directive, all.toArray(String[]::new));
    }

    /** Lets the page call the origins of these URLs; values that are no URL with a host are passed over. */
    public ContentSecurityPolicy connectingTo(Collection<String> urls) {
        return plus(
                "connect-src",
                urls.stream()
                        .map(ContentSecurityPolicy::origin)
                        .flatMap(Optional::stream)
                        .toList());
    }

    public ContentSecurityPolicy reportingOnly() {
        return new ContentSecurityPolicy(directives, true);
    }

    /** The value of the header; what is said about scripts comes last, so that a page's hashes can follow. */
    public String header() {
        return directives.entrySet().stream()
                .sorted(Comparator.comparing(entry -> entry.getKey().equals(SCRIPTS)))
                .map(entry -> (entry.getKey() + " " + String.join(" ", entry.getValue())).strip())
                .collect(Collectors.joining("; "));
    }

    /** Whether the hashes of a page's own inline scripts may follow {@link #header}: beside them these two end to count. */
    public boolean takesHashes() {
        List<String> sources = directives.getOrDefault(SCRIPTS, List.of(NONE));
        return !sources.contains(NONE) && !sources.contains("'unsafe-inline'");
    }

    /** {@code https://api.example.com} of {@code https://api.example.com/v1?x}. */
    static Optional<String> origin(String url) {
        try {
            URI uri = URI.create(url.strip());
            String scheme = String.valueOf(uri.getScheme()).toLowerCase(java.util.Locale.ROOT);
            if (uri.getHost() == null || !List.of("http", "https", "ws", "wss").contains(scheme)) {
                return Optional.empty();
            }
            return Optional.of(scheme + "://" + uri.getHost() + (uri.getPort() < 0 ? "" : ":" + uri.getPort()));
        } catch (IllegalArgumentException notAUrl) {
            return Optional.empty();
        }
    }

    public void check(Checks checks) {
        checks.require(
                header().length() <= LONGEST,
                "headers.contentSecurityPolicy",
                "the policy has " + header().length() + " characters, more than nginx reads in one value",
                "allow fewer sources, or whole hosts in place of paths");
        directives.forEach((name, sources) -> {
            String location = "headers.contentSecurityPolicy." + name;
            checks.require(
                    name.matches("[a-z]+(?:-[a-z]+)*"),
                    "headers.contentSecurityPolicy",
                    Checks.quoted(name) + " is no directive",
                    "use a directive such as connect-src");
            sources.forEach(source -> checks.require(
                    source.matches(SOURCE),
                    location,
                    Checks.quoted(source) + " is no source of a content security policy",
                    "use an origin such as https://api.example.com, a keyword such as 'self', or a hash"));
            checks.require(
                    sources.size() < 2 || !sources.contains(NONE),
                    location,
                    "'none' stands beside other sources, which browsers then ignore or not as they please",
                    "leave 'none' out");
        });
    }
}
