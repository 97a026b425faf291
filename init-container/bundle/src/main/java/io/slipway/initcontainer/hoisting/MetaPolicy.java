package io.slipway.initcontainer.hoisting;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Range;

/**
 * A content security policy in a page: the directive that decides about scripts inside of it.
 *
 * @param end where a source could be added
 * @param sources those that are there
 * @param quote what stands around the attribute
 */
record MetaPolicy(int start, int end, List<String> sources, char quote) {
    private static final List<String> DIRECTIVES = List.of("script-src-elem", "script-src", "default-src");

    /** Empty if the policy says nothing about scripts. */
    static Optional<MetaPolicy> of(Element meta, String text) {
        Range range = meta.attributes().sourceRange("content").valueRange();
        if (!range.isTracked()) {
            return Optional.empty();
        }
        String policy = text.substring(range.startPos(), range.endPos());
        for (String name : DIRECTIVES) {
            int from = 0;
            for (String directive : policy.split(";", -1)) {
                String[] words = directive.strip().split("\\s+");
                if (words[0].toLowerCase(Locale.ROOT).equals(name)) {
                    int start = range.startPos() + from + directive.indexOf(words[0]) + words[0].length();
                    int end =
                            range.startPos() + from + directive.stripTrailing().length();
                    List<String> sources = Arrays.asList(words).subList(1, words.length);
                    return Optional.of(new MetaPolicy(start, end, sources, text.charAt(range.startPos() - 1)));
                }
                from += directive.length() + 1;
            }
        }
        return Optional.empty();
    }

    /** A script with a hash, nonce or the like asks for a hash of ours; {@code 'unsafe-inline'} alone lets it run. */
    boolean letsInlineRun() {
        return has("unsafe-inline")
                && !has("sha256-")
                && !has("sha384-")
                && !has("sha512-")
                && !has("nonce-")
                && !has("strict-dynamic");
    }

    /** Whether no script by its address alone may run. */
    boolean asksForTrust() {
        return has("strict-dynamic");
    }

    /** The policy with a hash of ours. */
    Edit allowing(String hash) {
        String apostrophe = quote == '\'' ? "&#39;" : "'";
        String source = " " + apostrophe + hash + apostrophe;
        boolean none = sources.size() == 1 && has("none");
        return new Edit(none ? start : end, end, source);
    }

    private boolean has(String word) {
        return sources.stream()
                .anyMatch(source -> source.toLowerCase(Locale.ROOT).contains(word));
    }
}
