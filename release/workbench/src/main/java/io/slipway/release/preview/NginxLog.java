package io.slipway.release.preview;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** What nginx wrote while it served: errors among a line for each request, of which only the first error says why. */
final class NginxLog {

    private static final Pattern ERROR = Pattern.compile("\\[(?:emerg|alert|crit|error)\\] ");
    private static final int LAST_LINES = 5;

    private final List<String> lines;

    NginxLog(String text) {
        this.lines = text.lines().filter(line -> !line.isBlank()).toList();
    }

    /** The first error; else the last lines that are about no request, if there are any. */
    Optional<String> reason() {
        Optional<String> error =
                lines.stream().filter(line -> ERROR.matcher(line).find()).findFirst();
        return error.or(this::lastWords);
    }

    private Optional<String> lastWords() {
        List<String> words =
                lines.stream().filter(line -> !line.startsWith("{")).toList();
        return words.isEmpty()
                ? Optional.empty()
                : Optional.of(String.join("\n", words.subList(Math.max(0, words.size() - LAST_LINES), words.size())));
    }
}
