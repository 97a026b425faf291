package io.slipway.release.projects;

import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A single-page app as its folder shows it.
 *
 * @param folder that package.json stands in
 * @param name a DNS label made of the package's name
 * @param version of the package; {@code 0.0.0} when it has none
 * @param framework for people: {@code Angular}, {@code React with Vite}
 * @param packages what brings the dependencies
 * @param build the command that builds
 * @param output the folder that holds index.html afterwards, below the folder
 * @param basePath the path that the app is built for, {@code /} at both ends
 * @param tokens the names of the tokens that need a value in each file that holds tokens, by its path below the
 *     folder
 * @param office whether it is a Microsoft Office add-in
 * @param settingsFile where values that differ by environment are best put
 * @param notes what a person should know
 */
public record Project(
        Path folder,
        String name,
        String version,
        String framework,
        PackageManager packages,
        String build,
        String output,
        String basePath,
        SortedMap<String, SortedSet<String>> tokens,
        boolean office,
        String settingsFile,
        List<String> notes) {

    public Project {
        notes = List.copyOf(notes);
    }

    /** The names of all tokens that need a value. */
    public SortedSet<String> tokenNames() {
        SortedSet<String> names = new TreeSet<>();
        tokens.values().forEach(names::addAll);
        return names;
    }
}
