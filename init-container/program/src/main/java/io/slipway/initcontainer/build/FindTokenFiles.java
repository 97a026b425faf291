package io.slipway.initcontainer.build;

import io.slipway.initcontainer.bundle.BundleFiles;
import io.slipway.initcontainer.problems.InitException;
import io.slipway.initcontainer.problems.Problem;
import io.slipway.initcontainer.settings.Setting;
import io.slipway.initcontainer.source.TokenFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.PatternSyntaxException;

/** Finds the files of a source that hold tokens, and refuses patterns that find none. */
public final class FindTokenFiles {
    private final Path source;
    private final TokenFiles files;
    private final List<Problem> problems = new ArrayList<>();

    private FindTokenFiles(Path source) {
        this.source = source;
        this.files = new TokenFiles(source);
    }

    /** Paths below the source. */
    public static Set<String> in(Path source, List<String> patterns) {
        if (!Files.isDirectory(source)) {
            throw InitException.wrongInput(Problem.of("the source " + source + " does not exist")
                    .fix("name the directory of the app's source with " + Setting.SOURCE.option()));
        }
        return new FindTokenFiles(source).all(patterns);
    }

    private Set<String> all(List<String> patterns) {
        Set<String> all = new TreeSet<>();
        for (String pattern : patterns) {
            all.addAll(matching(pattern));
        }
        if (!problems.isEmpty()) {
            throw new InitException(InitException.WRONG_INPUT, problems, null);
        }
        return all;
    }

    private Set<String> matching(String pattern) {
        try {
            Set<String> matching = files.matching(pattern).keySet();
            if (matching.isEmpty()) {
                problems.add(Problem.of("no file of the source matches " + pattern)
                        .lookedIn(source.toString())
                        .fix("correct " + Setting.TOKEN_FILES.env() + " (app.tokens.files of the descriptor)"));
            }
            return matching;
        } catch (PatternSyntaxException e) {
            problems.add(Problem.of("the pattern " + pattern + " is not valid: " + e.getDescription())
                    .fix("correct " + Setting.TOKEN_FILES.env()
                            + "; in a list, write \\, for a comma that belongs to a pattern"));
            return Set.of();
        } catch (IOException e) {
            throw InitException.failed(BundleFiles.unreadable(source, e), e);
        }
    }
}
