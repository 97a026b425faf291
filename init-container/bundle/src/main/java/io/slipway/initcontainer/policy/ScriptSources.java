package io.slipway.initcontainer.policy;

import io.slipway.initcontainer.texts.FileText;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a script plainly needs: calls whose argument is a literal, WebAssembly, URLs of its own making. Found by the text
 * that every minifier leaves as it is, since names of the platform cannot be shortened.
 */
final class ScriptSources {

    /** @param words of which one stands at the beginning of whatever the pattern finds, or soon behind it */
    private record Feature(List<String> words, Pattern text, boolean allowed, String why, String... sources) {

        private static final int BEFORE = 40;
        private static final int AFTER = 400;

        /** Where it is first seen. Words are looked for before patterns, which take ten times as long for the same text. */
        Optional<Integer> in(String script) {
            Matcher matcher = text.matcher(script).useTransparentBounds(true).useAnchoringBounds(false);
            int first = Integer.MAX_VALUE;
            for (String word : words) {
                for (int at = script.indexOf(word); at >= 0 && at < first; at = script.indexOf(word, at + 1)) {
                    matcher.region(Math.max(0, at - BEFORE), Math.min(script.length(), at + AFTER));
                    first = matcher.find() ? Math.min(first, matcher.start()) : first;
                }
            }
            return first == Integer.MAX_VALUE ? Optional.empty() : Optional.of(first);
        }
    }

    private static final List<Feature> FEATURES = List.of(
            feature(
                    "WebAssembly",
                    "\\bWebAssembly\\s*\\.\\s*(?:instantiate|compile|Module)",
                    "WebAssembly",
                    "script-src 'wasm-unsafe-eval'"),
            // A blob's URL is made by a script that runs already, and what it holds inherits the page's policy.
            feature(
                    "createObjectURL",
                    "\\bcreateObjectURL\\b",
                    "URL.createObjectURL",
                    "connect-src blob:",
                    "media-src blob:",
                    "frame-src blob:",
                    "worker-src blob:"),
            feature(
                    "data:",
                    "\\bfetch\\s*\\(\\s*[\"'`]data:|[\"'`]data:application/(?:octet-stream|wasm);",
                    "fetch of data:",
                    "connect-src data:"),
            // Of a worker, which is let in, or of a script, which an injected one could make as well.
            new Feature(
                    List.of("createObjectURL", "/javascript"),
                    Pattern.compile("(?s)\\bcreateObjectURL\\b.{0,300}?[\"'`](?:text|application)/javascript[\"'`;]"
                            + "|[\"'`](?:text|application)/javascript[\"'`;].{0,300}?\\bcreateObjectURL\\b"),
                    false,
                    "a script that the page makes, unless a worker runs it",
                    "script-src blob:"),
            new Feature(
                    List.of("Function", "eval"),
                    Pattern.compile("\\bnew\\s+Function\\s*\\(|[^.\\w$]eval\\s*\\("),
                    false,
                    "eval or new Function",
                    "script-src 'unsafe-eval'"));

    private final Findings findings;

    ScriptSources(Findings findings) {
        this.findings = findings;
    }

    private static Feature feature(String word, String text, String why, String... sources) {
        return new Feature(List.of(word), Pattern.compile(text), true, why, sources);
    }

    /** @param place of an offset, for people */
    void find(String script, IntFunction<String> place) {
        FEATURES.forEach(feature -> feature.in(script).ifPresent(at -> tell(feature, place.apply(at))));
        ScriptAddress.in(script, address -> tell(address, place));
    }

    private void tell(Feature feature, String place) {
        for (String source : feature.sources()) {
            String[] parts = source.split(" ");
            if (feature.allowed()) {
                findings.needs(parts[0], parts[1], place, feature.why());
            } else {
                findings.mentions(parts[0], parts[1], place, feature.why());
            }
        }
    }

    private void tell(ScriptAddress address, IntFunction<String> place) {
        String url = FileText.decode(address.text());
        address.use().ifPresent(use -> findings.loads(use.directive(), url, place.apply(use.offset()), use.why()));
        // Addresses of scripts, styles and data that nothing plainly loads.
        address.kind()
                .ifPresent(directive -> SourceExpression.ofUrl(url)
                        .ifPresent(source -> findings.mentions(
                                directive, source, place.apply(address.offset()), "an address in a script")));
    }
}
