package io.slipway.release.sources;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The key of the descriptor that lets a source in.
 *
 * @param directive under {@code nginx.policy.sources}
 * @param source as a policy writes it
 */
public record PolicyKey(String directive, String source) {

    /** Whoever injects a script could write these as well, so that the policy would be none. */
    private static final Set<String> NEVER_FOR_SCRIPTS = Set.of("'unsafe-inline'", "data:", "*", "http:", "https:");

    /**
     * For a directive as a browser or a bundle names it; empty where no key should let it in.
     *
     * @param directive such as {@code script-src-elem}, which the key of the directive that it falls back to opens, since
     *     only that one knows the hashes of a page's own scripts
     */
    public static Optional<PolicyKey> of(String directive, String source) {
        String name = directive.replaceFirst("-(?:elem|attr)$", "");
        boolean never = name.startsWith("script-src") && NEVER_FOR_SCRIPTS.contains(source);
        return name.matches("[a-z]+(?:-[a-z]+)*") && !never
                ? Optional.of(new PolicyKey(name, source))
                : Optional.empty();
    }

    /** From the descriptor's root. */
    public List<String> path() {
        return List.of("nginx", "policy", "sources", directive);
    }

    /** The line to write, from the root, in one piece. */
    public String line() {
        return "nginx: {policy: {sources: {" + directive + ": [\"" + source + "\"]}}}";
    }
}
