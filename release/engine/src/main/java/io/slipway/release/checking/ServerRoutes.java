package io.slipway.release.checking;

import io.slipway.release.tokens.SourceFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds routes that Angular would render on a server for each request. Slipway serves files: the browser renders these
 * routes, which is the same page unless the server was to add something.
 */
// https://angular.dev/guide/ssr
public final class ServerRoutes {

    private static final String PACKAGE = "@angular/ssr";
    private static final Pattern MODE = Pattern.compile("\\bRenderMode\\s*\\.\\s*Server\\b");
    private static final Pattern PATH = Pattern.compile("\\bpath\\s*:\\s*([\"'`])(.*?)\\1");
    private static final Pattern COMMENT = Pattern.compile("(?s:/\\*.*?\\*/)|(?m:(?:^|(?<=\\s))//.*$)");

    private ServerRoutes() {}

    /** Each with its place and what to write instead. */
    public static List<String> notes(Path source) throws IOException {
        List<String> notes = new ArrayList<>();
        Path manifest = source.resolve("package.json");
        if (!Files.isRegularFile(manifest) || !text(manifest).contains(PACKAGE)) {
            return notes;
        }
        SourceFiles.read(source, file -> file.toString().endsWith(".ts"), file -> {
            String text = text(file);
            if (text.contains(PACKAGE)) {
                String code = COMMENT.matcher(text)
                        .replaceAll(comment -> comment.group().replaceAll("[^\\n]", " "));
                Matcher mode = MODE.matcher(code);
                while (mode.find()) {
                    notes.add(note(source.relativize(file), code, mode));
                }
            }
        });
        return notes;
    }

    private static String text(Path file) throws IOException {
        return Files.readString(file, StandardCharsets.ISO_8859_1);
    }

    private static String note(Path file, String code, Matcher mode) {
        long line =
                code.substring(0, mode.start()).chars().filter(c -> c == '\n').count() + 1;
        return file + ":" + line + " leaves the route " + route(code, mode)
                + " to a server (RenderMode.Server), and Slipway serves files: the browser renders it, without what the server"
                + " would add; write RenderMode.Client, or RenderMode.Prerender for a page that is the same for everybody";
    }

    /** The path of the object that the mode stands in, in front of it or behind. */
    private static String route(String code, Matcher mode) {
        Matcher path = PATH.matcher(code.substring(brace(code, mode.start(), -1), brace(code, mode.end(), 1)));
        return path.find() ? "'" + path.group(2) + "'" : "there";
    }

    /** The brace around an offset in one direction; the end of the text where none is. */
    private static int brace(String code, int offset, int step) {
        int depth = 0;
        int at = offset;
        while (at > 0 && at < code.length()) {
            char c = code.charAt(at);
            if (c == '{' || c == '}') {
                boolean closes = c == '}' == step > 0;
                if (closes && depth == 0) {
                    return at;
                }
                depth += closes ? -1 : 1;
            }
            at += step;
        }
        return at;
    }
}
