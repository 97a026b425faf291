package io.slipway.release.projects;

import java.util.List;
import java.util.Set;

/**
 * How the app of one framework is built.
 *
 * @param framework for people
 * @param command that builds where package.json has no script for it; empty where none is known
 * @param output the directory that holds index.html afterwards, below the directory of package.json
 * @param basePath as the project says it, empty where it says nothing usable
 * @param settingsFile where values that differ by environment are best put
 * @param languages the directories that the app is built into, one for each language, an empty name for the root; none where it
 *     is built once
 * @param unknown what the project does not say in a form that can be read
 * @param notes what a person should know
 */
record Build(
        String framework,
        String command,
        String output,
        String basePath,
        String settingsFile,
        List<String> languages,
        Set<Unknown> unknown,
        List<String> notes) {

    Build {
        languages = List.copyOf(languages);
        unknown = Set.copyOf(unknown);
        notes = List.copyOf(notes);
    }
}
