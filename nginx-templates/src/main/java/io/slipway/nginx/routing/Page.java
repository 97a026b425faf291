package io.slipway.nginx.routing;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A folder whose index.html answers navigations below it.
 *
 * @param folder a slash at both ends
 */
public record Page(String folder) {

    /** Of all apps and languages, the deepest first. The folder above the languages comes last: its visitors are sent on. */
    public static List<Page> of(List<SpaApp> apps) {
        return apps.stream()
                .flatMap(Page::folders)
                .sorted(Comparator.comparing(String::length).reversed().thenComparing(Comparator.naturalOrder()))
                .map(Page::new)
                .toList();
    }

    /** The folder as a regular expression; a dot is the only character of a path that means something in one. */
    public String pattern() {
        return folder.replace(".", "\\.");
    }

    private static Stream<String> folders(SpaApp app) {
        Stream<String> languages = app.languages().stream()
                .flatMap(built -> built.names().stream())
                .map(language -> app.basePath() + language + "/");
        return Stream.concat(Stream.of(app.basePath()), languages);
    }
}
