package io.slipway.initcontainer.build;

import io.slipway.initcontainer.bundle.BundleFiles;
import io.slipway.initcontainer.problems.InitFailure;
import io.slipway.initcontainer.problems.Problem;
import io.slipway.initcontainer.settings.Setting;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The files of the source that hold tokens, by the globs of the setting. */
public final class TokenFiles {
    /** Made by tools, so that no person put a token there. */
    private static final Set<String> MADE = Set.of("node_modules", ".git", ".slipway", ".angular", "dist");

    private final List<String> globs;
    private final List<String> files;

    TokenFiles(List<String> globs, List<String> files) {
        this.globs = globs;
        this.files = files;
    }

    /** Those of a source that stays where it is. */
    public static Set<String> in(Path source, List<String> globs) {
        if (!Files.isDirectory(source)) {
            throw InitFailure.wrongInput(Problem.of("there is no source at " + source)
                    .fix("name the directory of the app's source with " + Setting.SOURCE.option()));
        }
        List<String> files = new ArrayList<>();
        try {
            Files.walkFileTree(source, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
                    boolean made = !directory.equals(source)
                            && MADE.contains(directory.getFileName().toString());
                    return made ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    files.add(source.relativize(file).toString());
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw InitFailure.failed(BundleFiles.unreadable(source, e), e);
        }
        return new TokenFiles(globs, files).matching();
    }

    Set<String> matching() {
        Set<String> matching = new TreeSet<>();
        List<Problem> problems = new ArrayList<>();
        for (String glob : globs) {
            PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + glob);
            boolean any = false;
            for (String file : files) {
                if (file.equals(glob) || matcher.matches(Path.of(file))) {
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
