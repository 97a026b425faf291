package io.slipway.nginx.security;

import io.slipway.nginx.problems.Checks;
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
 * @param followsBundle let in what the init container found that the bundle needs
 * @param allowed what is among the sources beyond the preset, each with its reason
 */
public record ContentSecurityPolicy(
        Map<String, List<String>> directives, boolean reportOnly, boolean followsBundle, List<AllowedSource> allowed) {

    /**
     * A directive whose sources the bundle may add to.
     *
     * @param own the directive as it is sent where the bundle adds nothing; empty if it is not sent then
     * @param extended what stands before the bundle's sources
     */
    public record Directive(String name, String own, String extended) {

        /** For names of variables: {@code img_src}. */
        public String variable() {
            return name.replace('-', '_');
        }
    }

    /** What a bundle can need, beside what a policy sends anyway. */
    private static final List<String> OF_BUNDLES = List.of(
            "img-src",
            "font-src",
            "style-src",
            "connect-src",
            "media-src",
            "frame-src",
            "worker-src",
            "manifest-src",
            "object-src",
            "form-action",
            "base-uri",
            "script-src");

    /** The directives that browsers know (Content Security Policy Level 3, Trusted Types); others do nothing. */
    public static final List<String> KNOWN = List.of(
            "default-src",
            "script-src",
            "script-src-elem",
            "script-src-attr",
            "style-src",
            "style-src-elem",
            "style-src-attr",
            "img-src",
            "font-src",
            "connect-src",
            "media-src",
            "object-src",
            "frame-src",
            "child-src",
            "worker-src",
            "manifest-src",
            "fenced-frame-src",
            "base-uri",
            "form-action",
            "frame-ancestors",
            "sandbox",
            "upgrade-insecure-requests",
            "require-trusted-types-for",
            "trusted-types",
            "webrtc",
            "report-to",
            "report-uri");

    private static final int LONGEST = 4000;
    private static final String SCRIPTS = "script-src";
    private static final String NONE = "'none'";
    private static final String CALLS = "connect-src";
    private static final String VARIABLE = "variable ";
    private static final List<String> USES_OF_A_URL = List.of(CALLS, "img-src", "media-src", "frame-src");

    /** What a browser goes by where a directive is not named. https://www.w3.org/TR/CSP3/#directive-fallback-list */
    private static final Map<String, String> FALLBACK = Map.ofEntries(
            Map.entry("script-src-elem", SCRIPTS),
            Map.entry("script-src-attr", SCRIPTS),
            Map.entry("style-src-elem", "style-src"),
            Map.entry("style-src-attr", "style-src"),
            Map.entry("worker-src", "child-src"),
            Map.entry("frame-src", "child-src"),
            Map.entry("child-src", "default-src"),
            Map.entry(SCRIPTS, "default-src"),
            Map.entry("style-src", "default-src"),
            Map.entry("img-src", "default-src"),
            Map.entry("font-src", "default-src"),
            Map.entry("media-src", "default-src"),
            Map.entry("manifest-src", "default-src"),
            Map.entry("object-src", "default-src"),
            Map.entry("prefetch-src", "default-src"),
            Map.entry(CALLS, "default-src"));

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
        allowed = List.copyOf(allowed);
    }

    /**
     * Everything from the app's own origin. Styles may be inline, as Angular, React and Vue write style elements while
     * they run.
     */
    public static ContentSecurityPolicy sameOrigin() {
        return new ContentSecurityPolicy(new LinkedHashMap<>(), false, true, List.of())
                .with("default-src", "'self'")
                .with(SCRIPTS, "'self'")
                .with("style-src", "'self'", "'unsafe-inline'")
                .with("img-src", "'self'", "data:", "blob:")
                .with("font-src", "'self'", "data:")
                .with("media-src", "'self'", "data:", "blob:")
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
        return new ContentSecurityPolicy(changed, reportOnly, followsBundle, allowed);
    }

    /** Adds sources to a directive, each once, beside those that held for it before. */
    public ContentSecurityPolicy plus(String directive, Collection<String> sources) {
        List<String> all = new ArrayList<>(sourcesOf(directive));
        sources.stream().filter(source -> !all.contains(source)).forEach(all::add);
        if (all.size() > 1) {
            all.remove(NONE);
        }
        return with(directive, all.toArray(String[]::new));
    }

    /** A directive that is named takes the place of the one that it would fall back to, so it starts from that one's sources. */
    private List<String> sourcesOf(String directive) {
        List<String> own = directives.get(directive);
        if (own != null) {
            return own;
        }
        if (directive.equals("worker-src") && !directives.containsKey("child-src")) {
            return sourcesOf(SCRIPTS);
        }
        return FALLBACK.containsKey(directive) ? sourcesOf(FALLBACK.get(directive)) : List.of();
    }

    /** Adds what something needs, and keeps the reason. */
    public ContentSecurityPolicy allowing(Collection<AllowedSource> more) {
        ContentSecurityPolicy policy = this;
        for (AllowedSource one : more) {
            policy = policy.plus(one.directive(), List.of(one.source()));
        }
        List<AllowedSource> all = new ArrayList<>(allowed);
        more.stream().filter(one -> !all.contains(one)).forEach(all::add);
        return new ContentSecurityPolicy(policy.directives, reportOnly, followsBundle, all);
    }

    /**
     * Lets the page use the URLs among variables: call them, and show, play and frame what they answer, as a page does with
     * an API's images and with a sign-in. A socket is only called.
     *
     * @param variables their values by name
     */
    public ContentSecurityPolicy using(Map<String, String> variables) {
        List<AllowedSource> needed = new ArrayList<>();
        variables.forEach((name, value) -> {
            for (String source : UrlValue.read(value).sources()) {
                for (String directive : source.startsWith("ws") ? List.of(CALLS) : USES_OF_A_URL) {
                    needed.add(new AllowedSource(directive, source, VARIABLE + name));
                }
            }
        });
        return allowing(needed);
    }

    /** The variable whose value brought a source in, if one did. */
    public static Optional<String> variable(AllowedSource source) {
        return source.reason().startsWith(VARIABLE)
                ? Optional.of(source.reason().substring(VARIABLE.length()))
                : Optional.empty();
    }

    public ContentSecurityPolicy reportingOnly() {
        return new ContentSecurityPolicy(directives, true, followsBundle, allowed);
    }

    /** Lets in what is listed here, and nothing for the bundle's sake. */
    public ContentSecurityPolicy withoutBundle() {
        return new ContentSecurityPolicy(directives, reportOnly, false, allowed);
    }

    /** All directives in the order in which they are sent, scripts last, each with room for the bundle's sources. */
    public List<Directive> extensible() {
        List<String> names = new ArrayList<>(directives.keySet());
        OF_BUNDLES.stream().filter(name -> !names.contains(name)).forEach(names::add);
        names.sort(Comparator.comparing(SCRIPTS::equals));
        return names.stream().map(this::directive).toList();
    }

    private Directive directive(String name) {
        List<String> sources = directives.get(name);
        if (sources == null) {
            // It falls back to the default, which must go on to hold.
            return new Directive(name, "", name + " " + String.join(" ", fallback(name)));
        }
        String own = (name + " " + String.join(" ", sources)).strip();
        return new Directive(name, own, sources.equals(List.of(NONE)) ? name : own);
    }

    private List<String> fallback(String name) {
        List<String> sources = sourcesOf(name);
        return sources.isEmpty() || sources.contains(NONE) ? List.of("'self'") : sources;
    }

    /** The value of the header; what is said about scripts comes last, so that a page's hashes can follow. */
    public String header() {
        return directives.entrySet().stream()
                .sorted(Comparator.comparing(entry -> entry.getKey().equals(SCRIPTS)))
                .map(entry -> (entry.getKey() + " " + String.join(" ", entry.getValue())).strip())
                .collect(Collectors.joining("; "));
    }

    /** Whether the hashes of a page's own inline scripts may follow {@link #header}: beside them these two are then ignored. */
    public boolean takesHashes() {
        List<String> sources = directives.getOrDefault(SCRIPTS, List.of(NONE));
        return !sources.contains(NONE) && !sources.contains("'unsafe-inline'");
    }

    /** The setting that brought a source in, and in it the directive, as {@code policy.sources} has its own. */
    private String whoAsked(String directive, String source) {
        return allowed.stream()
                .filter(one -> one.directive().equals(directive) && one.source().equals(source))
                .map(AllowedSource::reason)
                .findFirst()
                .orElse("policy.sources")
                .concat("." + directive);
    }

    public void check(Checks checks) {
        checks.require(
                header().length() <= LONGEST,
                "policy.sources",
                "the policy has " + header().length() + " characters, more than nginx reads in one value",
                "allow fewer sources, or whole hosts in place of paths");
        directives.forEach((name, sources) -> {
            checks.require(
                    name.matches("[a-z]++(?:-[a-z]++)*+"),
                    "policy.sources",
                    Checks.quoted(name) + " is not a directive",
                    "use a directive such as connect-src");
            sources.forEach(source -> checks.require(
                    source.matches(SOURCE),
                    whoAsked(name, source),
                    Checks.quoted(source) + " is not a source of a content security policy",
                    "use an origin such as https://api.example.com, a keyword such as 'self', or a hash"));
            checks.require(
                    sources.size() < 2 || !sources.contains(NONE),
                    whoAsked(name, NONE),
                    "'none' stands beside other sources, which browsers then ignore or not as they please",
                    "leave 'none' out");
        });
    }
}
