package io.slipway.initcontainer.renaming;

import io.slipway.initcontainer.contexts.FileKind;
import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The files that scripts load in the way that bundlers write it: by a path from where the script is, or by Vite's list of what a
 * lazy part needs. People write such names with a slash in front, where the bundler leaves them alone.
 */
final class LoadedNames {
    private static final Pattern IMPORT =
            Pattern.compile("\\b(?:from|import)\\s*\\(?\\s*([\"'`])(\\.\\.?/[^\"'`\\n\\\\]{1,400})\\1");
    private static final Pattern LIST = Pattern.compile("__vite__mapDeps=\\([^\\[]{0,80}?\\.f=\\[([^\\]]*)\\]");
    private static final Pattern STRING = Pattern.compile("([\"'`])(?:\\./|/)?([^\"'`\\n\\\\]{1,400})\\1");

    private LoadedNames() {}

    /** @param texts of the files, empty for those that are none */
    static Set<String> of(Collection<String> paths, Function<String, Optional<String>> texts) {
        Set<String> known = new HashSet<>(paths);
        Set<String> loaded = new HashSet<>();
        for (String path : paths) {
            if (FileKind.of(path) == FileKind.JS) {
                texts.apply(path).ifPresent(text -> read(path, text, known, loaded));
            }
        }
        return loaded;
    }

    private static void read(String path, String text, Set<String> known, Set<String> loaded) {
        Matcher single = IMPORT.matcher(text);
        while (single.find()) {
            add(beside(path, single.group(2)), known, loaded);
        }
        Matcher list = LIST.matcher(text);
        while (list.find()) {
            Matcher string = STRING.matcher(list.group(1));
            while (string.find()) {
                add(string.group(2), known, loaded);
            }
        }
    }

    private static void add(String path, Set<String> known, Set<String> loaded) {
        if (known.contains(path)) {
            loaded.add(path);
        }
    }

    private static String beside(String path, String specifier) {
        String directory = path.substring(0, path.lastIndexOf('/') + 1);
        String rest = specifier;
        while (rest.startsWith("../") || rest.startsWith("./")) {
            if (rest.startsWith("../")) {
                directory = directory.substring(0, directory.lastIndexOf('/', directory.length() - 2) + 1);
            }
            rest = rest.substring(rest.indexOf('/') + 1);
        }
        return directory + rest;
    }
}
