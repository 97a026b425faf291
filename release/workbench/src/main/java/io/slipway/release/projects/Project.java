package io.slipway.release.projects;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A single-page app as its directory shows it.
 *
 * @param directory that package.json stands in
 * @param home where the app's own files belong, below the directory; empty for the directory itself
 * @param name a DNS label made of the package's or the application's name
 * @param version of the package; {@code 0.0.0} when it has none
 * @param framework for people: {@code Angular}, {@code React with Vite}
 * @param packages what installs the dependencies
 * @param installFiles what installing reads, below the directory; {@code .} for everything
 * @param build the command that builds
 * @param output the directory that holds index.html afterwards, below the directory
 * @param basePath the path that the app is built for, {@code /} at both ends
 * @param languages the directories that the app is built into, one for each language, an empty name for the root; none where it
 *     is built once
 * @param tokens the names of the tokens that need a value in each file that holds tokens, by its path below the
 *     directory
 * @param office whether it is a Microsoft Office add-in
 * @param settingsFile where values that differ by environment are best put
 * @param unknown what a person has to fill in
 * @param notes what a person should know
 */
public record Project(
        Path directory,
        String home,
        String name,
        String version,
        String framework,
        PackageManager packages,
        List<String> installFiles,
        String build,
        String output,
        String basePath,
        List<String> languages,
        SortedMap<String, SortedSet<String>> tokens,
        boolean office,
        String settingsFile,
        Set<Unknown> unknown,
        List<String> notes) {

    public Project {
        installFiles = List.copyOf(installFiles);
        languages = List.copyOf(languages);
        unknown = Set.copyOf(unknown);
        notes = List.copyOf(notes);
    }

    /** The names of all tokens that need a value. */
    public SortedSet<String> tokenNames() {
        SortedSet<String> names = new TreeSet<>();
        tokens.values().forEach(names::addAll);
        return names;
    }

    /** The path from the app's own files to the source. */
    public String source() {
        return home.isEmpty() ? "." : Path.of(home).relativize(Path.of("")).toString();
    }
}
