package io.slipway.initcontainer.build;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Takes the time of the build out of Angular's ngsw.json. It is part of the version that the service worker sees, so
 * replicas that each build the same release would be different versions of the app.
 */
final class BuildTimestamp {
    private static final String KEY = "\"timestamp\":";

    private BuildTimestamp() {}

    static void fix(Path bundle) throws IOException {
        Path file = bundle.resolve("ngsw.json");
        if (!Files.exists(file)) {
            return;
        }
        String text = Files.readString(file, StandardCharsets.UTF_8);
        int start = text.indexOf(KEY);
        if (start < 0) {
            return;
        }
        start += KEY.length();
        while (text.charAt(start) == ' ') {
            start++;
        }
        int end = start;
        while (Character.isDigit(text.charAt(end))) {
            end++;
        }
        Files.writeString(file, text.substring(0, start) + "0" + text.substring(end), StandardCharsets.UTF_8);
    }
}
