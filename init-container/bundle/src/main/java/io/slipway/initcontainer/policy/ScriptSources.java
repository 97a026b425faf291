package io.slipway.initcontainer.policy;

import io.slipway.initcontainer.texts.FileText;
import java.util.List;
import java.util.function.IntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a script plainly needs: calls whose argument is a literal, WebAssembly, URLs of its own making. Found by the text
 * that every minifier leaves as it is, since names of the platform cannot be shortened.
 */
final class ScriptSources {

    private record Feature(Pattern text, boolean allowed, String why, String... sources) {}

    private static final List<Feature> FEATURES = List.of(
            feature(
                    "\\bWebAssembly\\s*\\.\\s*(?:instantiate|compile|Module)",
                    "WebAssembly",
                    "script-src 'wasm-unsafe-eval'"),
            // A blob's URL is made by a script that runs already, and what it holds inherits the page's policy.
            feature(
                    "\\bcreateObjectURL\\b",
                    "URL.createObjectURL",
                    "connect-src blob:",
                    "media-src blob:",
                    "frame-src blob:",
                    "worker-src blob:"),
            feature(
                    "\\bfetch\\s*\\(\\s*[\"'`]data:|[\"'`]data:application/(?:octet-stream|wasm);",
                    "fetch of data:",
                    "connect-src data:"),
            // Of a worker, which is let in, or of a script, which an injected one could make as well.
            new Feature(
                    Pattern.compile("(?s)\\bcreateObjectURL\\b.{0,300}?[\"'`](?:text|application)/javascript[\"'`;]"
                            + "|[\"'`](?:text|application)/javascript[\"'`;].{0,300}?\\bcreateObjectURL\\b"),
                    false,
                    "a script that the page makes, unless a worker runs it",
                    "script-src blob:"),
            new Feature(
                    Pattern.compile("\\bnew\\s+Function\\s*\\(|[^.\\w$]eval\\s*\\("),
                    false,
                    "eval or new Function",
                    "script-src 'unsafe-eval'"));

    private static final String LITERAL =
            "\\s*\\(\\s*([\"'`])((?:(?:https?|wss?):)?//[^\"'`\\s\\\\]+|#\\{[^\"'`\\s\\\\]+)\\";

    private static final Pattern CALL = Pattern.compile(
            "\\b(?:(fetch|EventSource|WebSocket|sendBeacon)|(import|importScripts)|(Worker|SharedWorker))" + LITERAL
                    + "4");

    private static final Pattern OPEN = Pattern.compile(
            "\\.open\\s*\\(\\s*[\"'`][A-Za-z]+[\"'`]\\s*,\\s*([\"'`])((?:https?:)?//[^\"'`\\s\\\\]+)\\1");

    /** Static: {@code import x from "https://…"}. */
    private static final Pattern IMPORT =
            Pattern.compile("\\b(?:import|from)\\s*([\"'])((?:https?:)?//[^\"'\\s\\\\]+)\\1");

    private static final Pattern SCRIPT_OR_STYLE =
            Pattern.compile("([\"'`])(https?://[^\"'`\\s\\\\${}]+\\.(js|mjs|css|wasm|json)(?:\\?[^\"'`\\s\\\\]*)?)\\1");

    private final Findings findings;

    ScriptSources(Findings findings) {
        this.findings = findings;
    }

    private static Feature feature(String text, String why, String... sources) {
        return new Feature(Pattern.compile(text), true, why, sources);
    }

    /** @param place of an offset, for people */
    void find(String script, IntFunction<String> place) {
        features(script, place);
        if (!script.contains("//") && !script.contains("#{")) {
            return;
        }
        Matcher call = CALL.matcher(script);
        while (call.find()) {
            String directive =
                    call.group(1) != null ? "connect-src" : call.group(2) != null ? "script-src" : "worker-src";
            findings.loads(
                    directive,
                    FileText.decode(call.group(5)),
                    place.apply(call.start()),
                    call.group().split("[\\s(]", 2)[0] + "()");
        }
        each(OPEN, script, place, "connect-src", "XMLHttpRequest");
        each(IMPORT, script, place, "script-src", "import");
        mentioned(script, place);
    }

    private void features(String script, IntFunction<String> place) {
        for (Feature feature : FEATURES) {
            Matcher matcher = feature.text().matcher(script);
            if (!matcher.find()) {
                continue;
            }
            for (String source : feature.sources()) {
                String[] parts = source.split(" ");
                if (feature.allowed()) {
                    findings.needs(parts[0], parts[1], place.apply(matcher.start()), feature.why());
                } else {
                    findings.mentions(parts[0], parts[1], place.apply(matcher.start()), feature.why());
                }
            }
        }
    }

    private void each(Pattern pattern, String script, IntFunction<String> place, String directive, String why) {
        Matcher matcher = pattern.matcher(script);
        while (matcher.find()) {
            findings.loads(directive, FileText.decode(matcher.group(2)), place.apply(matcher.start()), why);
        }
    }

    /** Addresses of scripts, styles and data that nothing plainly loads. */
    private void mentioned(String script, IntFunction<String> place) {
        Matcher matcher = SCRIPT_OR_STYLE.matcher(script);
        while (matcher.find()) {
            String directive = switch (matcher.group(3)) {
                case "css" -> "style-src";
                case "js", "mjs" -> "script-src";
                default -> "connect-src";
            };
            SourceExpression.ofUrl(FileText.decode(matcher.group(2)))
                    .ifPresent(source -> findings.mentions(
                            directive, source, place.apply(matcher.start()), "an address in a script"));
        }
    }
}
