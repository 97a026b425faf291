package io.slipway.initcontainer.build;

import io.slipway.initcontainer.problems.InitFailure;
import io.slipway.initcontainer.problems.Problem;
import io.slipway.initcontainer.settings.Setting;
import io.slipway.initcontainer.settings.Settings;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The files of the source that hold tokens, by the globs of the setting. */
public final class TokenFiles {
    private final List<String> globs;
    private final List<String> files;

    public TokenFiles(Settings settings, List<String> files) {
        this.globs = settings.list(Setting.TOKEN_FILES);
        this.files = files;
    }

    public Set<String> matching() {
        Set<String> matching = new TreeSet<>();
        List<Problem> problems = new ArrayList<>();
        for (String glob : globs) {
            PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + glob);
            boolean any = false;
            for (String file : files) {
                if (matcher.matches(Path.of(file))) {
                    matching.add(file);
                    any = true;
                }
            }
            if (!any) {
                problems.add(Problem.of("no file of the source matches " + glob)
                        .fix("correct " + Setting.TOKEN_FILES.env() + " (app.tokens.files of the descriptor)"));
            }
        }
        if (!problems.isEmpty()) {
            throw new InitFailure(InitFailure.WRONG_INPUT, problems, null);
        }
        return matching;
    }
}
