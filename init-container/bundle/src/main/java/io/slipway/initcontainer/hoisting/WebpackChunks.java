package io.slipway.initcontainer.hoisting;

import io.slipway.initcontainer.bundle.BundleTexts;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Chunks of webpack and Rspack, which no text names whole. Each pushes itself onto a global list that the runtimes of the same
 * build read: the pages', a worker's, a federation container's. Which of them loads a chunk cannot be told.
 */
final class WebpackChunks {
    private static final Pattern PUSH = Pattern.compile(
            "\\b(?:self|window|globalThis|this)(?:\\.([\\w$]+)|\\[[\"']([^\"'\\]]+)[\"']\\])[^;{]{0,400}?\\)\\s*\\.push\\(\\s*\\[\\s*\\[");
    private static final int HEAD = 4000;

    /** The chunks by their list, and the other scripts that read it. */
    private final Map<String, Set<String>> chunks = new HashMap<>();

    private final Map<String, Set<String>> runtimes = new HashMap<>();

    private WebpackChunks() {}

    static WebpackChunks of(Set<String> scripts, BundleTexts bundle) {
        WebpackChunks found = new WebpackChunks();
        Set<String> all = new HashSet<>();
        for (String path : scripts) {
            String text = bundle.text(path).orElse("");
            Matcher push = PUSH.matcher(text.substring(0, Math.min(HEAD, text.length())));
            if (push.find()) {
                String list = push.group(1) == null ? push.group(2) : push.group(1);
                found.chunks.computeIfAbsent(list, key -> new HashSet<>()).add(path);
                all.add(path);
            }
        }
        for (String list : found.chunks.keySet()) {
            for (String path : scripts) {
                if (!all.contains(path) && bundle.text(path).orElse("").contains(list)) {
                    found.runtimes.computeIfAbsent(list, key -> new HashSet<>()).add(path);
                }
            }
        }
        return found;
    }

    /** The scripts of a page with the chunks that their runtimes may load. */
    Set<String> with(Set<String> scripts) {
        Set<String> all = new HashSet<>(scripts);
        chunks.forEach((list, paths) -> {
            if (runtimes.getOrDefault(list, Set.of()).stream().anyMatch(scripts::contains)) {
                all.addAll(paths);
            }
        });
        return all;
    }
}
