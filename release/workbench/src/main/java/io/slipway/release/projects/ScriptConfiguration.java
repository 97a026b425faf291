package io.slipway.release.projects;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A bundler's configuration that is a script: it is read and never run, so only plain strings are understood.
 *
 * @param text without comments
 */
record ScriptConfiguration(String text) {

    private static final List<String> EXTENSIONS = List.of("ts", "js", "mts", "mjs", "cts", "cjs");
    private static final Pattern COMMENT = Pattern.compile("(?s:/\\*.*?\\*/)|(?m:(^|\\s)//.*$)");

    /** The configuration of that name in a directory; an empty one without. */
    static ScriptConfiguration in(Path directory, String name) throws IOException {
        for (String extension : EXTENSIONS) {
            Path file = directory.resolve(name + "." + extension);
            if (Files.isRegularFile(file)) {
                return of(file);
            }
        }
        return new ScriptConfiguration("");
    }

    static ScriptConfiguration of(Path file) throws IOException {
        return new ScriptConfiguration(COMMENT.matcher(Files.readString(file)).replaceAll(""));
    }

    static boolean isIn(Path directory, String name) {
        return EXTENSIONS.stream()
                .anyMatch(extension -> Files.isRegularFile(directory.resolve(name + "." + extension)));
    }

    /** A setting that is written as a plain string. */
    Optional<String> plain(String name) {
        Matcher matcher = Pattern.compile("\\b" + name + "\\s*:\\s*([\"'`])([^\"'`$]*)\\1\\s*[,}\\n]")
                .matcher(text + "\n");
        return matcher.find() ? Optional.of(matcher.group(2)) : Optional.empty();
    }

    /** A setting that is a directory below the configuration's own, as {@code path.resolve(__dirname, 'dist')}. */
    Optional<String> directory(String name) {
        Matcher matcher = Pattern.compile("\\b" + name + "\\s*:\\s*(?:\\w+\\.)?(?:resolve|join)\\(\\s*"
                        + "(?:__dirname|import\\.meta\\.dirname)\\s*,\\s*([\"'`])([^\"'`$]*)\\1\\s*,?\\s*\\)")
                .matcher(text);
        return matcher.find() ? Optional.of(matcher.group(2)) : plain(name);
    }

    /** Whether a setting is worked out when the configuration runs. */
    boolean computes(String name) {
        return plain(name).isEmpty()
                && Pattern.compile("(?m)\\b" + name + "\\s*:|^\\s*" + name + "\\s*,")
                        .matcher(text)
                        .find();
    }

    boolean mentions(String word) {
        return text.contains(word);
    }
}
