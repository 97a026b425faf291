package io.slipway.release.reports;

import io.slipway.release.sources.ListedSource;
import java.util.List;
import java.util.Optional;

/**
 * One environment that was checked.
 *
 * @param template whether it is a template of reviews, which is never released to by name; not there when it is none
 * @param after environments that releases are promoted here from
 * @param sources that its content security policy lets in beyond the app's own files, and those that the bundle names and
 *     it does not let in; empty where nobody looked
 */
public record CheckedEnvironment(
        String environment,
        Optional<Boolean> template,
        Optional<List<String>> after,
        boolean passed,
        List<String> notes,
        Optional<List<ListedSource>> sources) {

    /** The same, with what its policy lets in and what it does not. */
    public CheckedEnvironment withSources(Optional<List<ListedSource>> found) {
        return new CheckedEnvironment(environment, template, after, passed, notes, found);
    }
}
