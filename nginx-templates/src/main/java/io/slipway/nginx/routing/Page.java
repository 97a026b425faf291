package io.slipway.nginx.routing;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A directory whose index.html answers navigations below it.
 *
 * @param directory a slash at both ends
 */
public record Page(String directory) {

    /** Of all apps and languages, the deepest first. The directory above the languages comes last: its visitors are sent on. */
    public static List<Page> of(List<SpaApp> apps) {
        return apps.stream()
                .flatMap(Page::directories)
                .sorted(Comparator.comparing(String::length).reversed().thenComparing(Comparator.naturalOrder()))
                .map(Page::new)
                .toList();
    }

    /** The directory as a regular expression; a dot is the only character of a path that means something in one. */
    public String pattern() {
        return directory.replace(".", "\\.");
    }

    private static Stream<String> directories(SpaApp app) {
        Stream<String> languages = app.languages().stream()
                .flatMap(built -> built.names().stream())
                .map(language -> app.basePath() + language + "/");
        return Stream.concat(Stream.of(app.basePath()), languages);
    }
}
