package io.slipway.release.helm;

import io.slipway.release.problems.Problem;
import io.slipway.release.problems.SlipwayException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a registry took.
 *
 * @param reference to pull it by, such as {@code registry.example.com/charts/web:1.4.0}
 * @param digest of its manifest, {@code sha256:…}: it names these bytes for ever, which a tag does not
 */
public record Pushed(String reference, String digest) {

    private static final Pattern TOLD = Pattern.compile("Pushed: (\\S+)\\s+Digest: (sha256:[0-9a-f]{64})");

    /** Out of what Helm prints. */
    public static Pushed parse(String text, PushRequest request) {
        Matcher told = TOLD.matcher(text);
        if (!told.find()) {
            throw SlipwayException.failed(Problem.of("Helm does not say what it pushed: " + text.strip())
                    .at(request.registry().toString()));
        }
        return new Pushed(told.group(1), told.group(2));
    }
}
