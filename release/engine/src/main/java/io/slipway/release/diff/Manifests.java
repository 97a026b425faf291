package io.slipway.release.diff;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Objects as Helm renders and stores them, by kind and name. The data of a Secret is hidden before anything is compared or
 * shown.
 */
record Manifests(Map<String, String> objects) {

    private static final Pattern SEPARATOR = Pattern.compile("(?m)^---[ \t]*$");
    private static final Pattern KIND = Pattern.compile("(?m)^kind:\\s*[\"']?(\\w+)");
    private static final Pattern NAME =
            Pattern.compile("(?m)^metadata:[ \t]*\\n(?:[ \t]+.*\\n|[ \t]*\\n)*?[ \t]+name:\\s*[\"']?([^\\s\"']+)");
    private static final Pattern SOURCE = Pattern.compile("(?m)^# Source: .*\\n?");

    static Manifests parse(String yaml) {
        Map<String, String> objects = new LinkedHashMap<>();
        for (String document : SEPARATOR.split(yaml)) {
            String text = SOURCE.matcher(document).replaceAll("").strip();
            first(KIND, text)
                    .ifPresent(kind -> objects.put(
                            kind + " " + first(NAME, text + "\n").orElse("without a name"),
                            kind.equals("Secret") ? HiddenSecret.of(text) : text));
        }
        return new Manifests(objects);
    }

    private static Optional<String> first(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }
}
