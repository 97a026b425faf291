package io.slipway.initcontainer.policy;

import io.slipway.initcontainer.texts.FileText;
import java.util.function.IntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a style sheet loads: other style sheets by {@code @import}, fonts in {@code @font-face}, images anywhere else. */
final class StyleSources {

    // One alternative per thing that matters; comments first, so that nothing in them counts.
    private static final Pattern THING = Pattern.compile("/\\*(?:[^*]|\\*(?!/))*+\\*/"
            + "|(?i)(@import\\s*+(?:url\\(\\s*+)?[\"']?+([^\"')\\s;]++))"
            + "|(@font-face\\b)"
            + "|(?:url\\(\\s*+[\"']?+|(?:-webkit-)?image-set\\(\\s*+[\"'])([^\"')\\s]++)"
            + "|(\\})");

    private final Findings findings;

    StyleSources(Findings findings) {
        this.findings = findings;
    }

    /** @param place of an offset, for people */
    void find(String css, IntFunction<String> place) {
        boolean font = false;
        Matcher matcher = THING.matcher(css);
        while (matcher.find()) {
            if (matcher.group(1) != null) {
                loads("style-src", matcher.group(2), place.apply(matcher.start()), "@import");
            } else if (matcher.group(3) != null) {
                font = true;
            } else if (matcher.group(4) != null) {
                loads(
                        font ? "font-src" : "img-src",
                        matcher.group(4),
                        place.apply(matcher.start()),
                        font ? "@font-face" : "url()");
            } else if (matcher.group(5) != null) {
                font = false;
            }
        }
    }

    private void loads(String directive, String url, String place, String why) {
        // Most are relative: they need no look.
        if (url.contains("//") || url.contains("\\")) {
            findings.loads(directive, unescaped(FileText.decode(url)), place, why);
        } else if (!url.startsWith("data:")) {
            findings.loads(directive, url, place, why);
        }
    }

    /** Minifiers write {@code https\:\/\/}; no URL has any other escape. */
    private static String unescaped(String url) {
        return url.replaceAll("\\\\([^0-9a-fA-F\\n])", "$1");
    }
}
