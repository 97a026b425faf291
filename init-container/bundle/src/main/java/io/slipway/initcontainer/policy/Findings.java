package io.slipway.initcontainer.policy;

import io.slipway.initcontainer.tokens.Token;
import io.slipway.initcontainer.tokens.TokenScanner;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Collects what is found in a bundle, each source of a directive once, with the first place that names it. */
final class Findings {

    private final TokenScanner tokens;
    private final List<NeededSource> found = new ArrayList<>();
    private final Set<String> known = new HashSet<>();

    Findings(TokenScanner tokens) {
        this.tokens = tokens;
    }

    List<NeededSource> all() {
        return List.copyOf(found);
    }

    /** A keyword or scheme, such as {@code 'wasm-unsafe-eval'} or {@code blob:}. */
    void needs(String directive, String source, String place, String why) {
        add(new NeededSource(directive, source, place, why, true));
    }

    /** What the bundle may need, but no reader can tell: it is reported. */
    void mentions(String directive, String source, String place, String why) {
        add(new NeededSource(directive, source, place, why, false));
    }

    /** The origin of a URL, and what such an origin is known to bring along. */
    void loads(String directive, String url, String place, String why) {
        Optional<String> source = source(url);
        if (source.isPresent()) {
            needs(directive, source.get(), place, why);
            Companions.of(directive, source.get())
                    .forEach(other -> needs(other.directive(), other.source(), place, "comes with " + source.get()));
        }
    }

    /** A URL with a token keeps it, for only a pod knows its value. */
    private Optional<String> source(String url) {
        List<Token> all = tokens.scan(url);
        if (all.isEmpty()) {
            return SourceExpression.ofUrl(url);
        }
        return all.get(0).offset() == 0 || url.strip().matches("(?s)(?:(?:https?|wss?):)?//.*")
                ? Optional.of(url.strip())
                : Optional.empty();
    }

    private void add(NeededSource source) {
        if (known.add(source.directive() + " " + source.source())) {
            found.add(source);
        }
    }
}
