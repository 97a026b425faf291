package io.slipway.release.tokens;

import io.slipway.initcontainer.source.TokenFiles;
import io.slipway.release.descriptor.Descriptor;
import io.slipway.release.problems.Problem;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Finds the files below an app's source that the descriptor says hold tokens. */
public final class DeclaredTokenFiles {

    private DeclaredTokenFiles() {}

    /** The files by their path below the source; a pattern that finds none is a problem. */
    public static SortedMap<String, Path> find(Descriptor descriptor, List<Problem> problems) throws IOException {
        TokenFiles files = new TokenFiles(descriptor.source());
        List<String> patterns = descriptor.app().tokens().files();
        SortedMap<String, Path> found = new TreeMap<>();
        for (int i = 0; i < patterns.size(); i++) {
            SortedMap<String, Path> matching = files.matching(patterns.get(i));
            found.putAll(matching);
            if (matching.isEmpty()) {
                boolean pattern = patterns.get(i).matches(".*[*?\\[{].*");
                problems.add(Problem.of(
                                pattern
                                        ? "app.tokens.files names " + patterns.get(i) + ", which no file matches"
                                        : "app.tokens.files names " + patterns.get(i)
                                                + ", but that file does not exist")
                        .at(descriptor.placeOf("app.tokens.files[" + i + "]").toString())
                        .lookedIn(descriptor.source().toString())
                        .fix("correct the " + (pattern ? "pattern" : "path") + "; it is relative to app.source"));
            }
        }
        return found;
    }
}
