package io.slipway.initcontainer.hoisting;

import io.slipway.initcontainer.bundle.BundleTexts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds what a script loads by a fixed text: imports of modules, {@code importScripts}, and the lists of AMD and SystemJS. */
final class Specifiers {
    private static final Pattern IMPORT = Pattern.compile(
            "\\b(?:from|import|require)\\s*\\(?\\s*(?:/\\*[^*]*\\*/\\s*)*([\"'`])([^\"'`\\n\\\\]{1,400})\\1");
    private static final Pattern LIST = Pattern.compile(
            "\\b(?:importScripts\\(|(?:define|register)\\(\\s*(?:[\"'][^\"']*[\"']\\s*,\\s*)?\\[)([^)\\]]{1,4000})[)\\]]");
    private static final Pattern STRING = Pattern.compile("([\"'`])([^\"'`\\n\\\\]{1,400})\\1");

    private Specifiers() {}

    static List<String> in(String script) {
        List<String> found = new ArrayList<>();
        Matcher single = IMPORT.matcher(script);
        while (single.find()) {
            found.add(single.group(2));
        }
        Matcher list = LIST.matcher(script);
        while (list.find()) {
            Matcher string = STRING.matcher(list.group(1));
            while (string.find()) {
                found.add(string.group(2));
            }
        }
        return found;
    }

    /** The file of the bundle that is meant, seen from another one, whatever the base path may be. */
    static Optional<String> resolve(String specifier, String from, BundleTexts bundle) {
        String path = specifier.split("[?#]", 2)[0];
        if (path.contains("://") || path.startsWith("//") || path.startsWith("data:") || path.isEmpty()) {
            return Optional.empty();
        }
        String directory = path.startsWith("/") ? "" : from.substring(0, from.lastIndexOf('/') + 1);
        return found(normal(directory + path), bundle).or(() -> belowBase(normal(path), bundle));
    }

    /** {@code /app/assets/a.js} is {@code assets/a.js} of a bundle that was built for the base path {@code /app/}. */
    private static Optional<String> belowBase(String path, BundleTexts bundle) {
        Optional<String> file = found(path, bundle);
        for (int slash = path.indexOf('/'); file.isEmpty() && slash >= 0; slash = path.indexOf('/', slash + 1)) {
            file = found(path.substring(slash + 1), bundle);
        }
        return file;
    }

    private static Optional<String> found(String path, BundleTexts bundle) {
        return bundle.has(path)
                ? Optional.of(path)
                : bundle.has(path + ".js") ? Optional.of(path + ".js") : Optional.empty();
    }

    private static String normal(String path) {
        List<String> names = new ArrayList<>();
        for (String name : path.split("/")) {
            if (name.equals("..") && !names.isEmpty()) {
                names.remove(names.size() - 1);
            } else if (!name.isEmpty() && !name.equals(".") && !name.equals("..")) {
                names.add(name);
            }
        }
        return String.join("/", names);
    }
}
