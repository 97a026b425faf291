package io.slipway.release.sources;

import java.util.List;
import java.util.Optional;

/**
 * A source that a site uses, and what becomes of it.
 *
 * @param source as a policy writes it, such as {@code https://fonts.gstatic.com} or {@code blob:}
 * @param directives that it is for
 * @param place file and line that name it
 * @param reason what stands there, such as {@code variable apiUrl} or {@code @font-face}
 * @param allowed whether the policy lets it in
 * @param key that would let it in, where it does not and one should
 */
public record ListedSource(
        String source, List<String> directives, String place, String reason, boolean allowed, Optional<String> key) {

    public ListedSource {
        directives = List.copyOf(directives);
    }

    /** A line for people, and below it what to write. */
    String text() {
        return "    %s  %s  %s (%s)".formatted(source, String.join(", ", directives), place, reason)
                + key.map(line -> "\n      let it in: " + line).orElse("");
    }
}
