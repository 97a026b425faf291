package io.slipway.release.tokens;

import io.slipway.release.descriptor.Descriptor;
import io.slipway.release.problems.Problem;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Finds the files below an app's source that the descriptor says hold tokens. */
public final class TokenFiles {

    private static final Set<String> MADE = Set.of("node_modules", ".git", ".slipway", ".angular", "dist");

    private TokenFiles() {}

    /**
     * The files by their path below the source; a pattern that finds none is a problem.
     *
     * <p>Patterns are globs: {@code *} within a folder, {@code **} over folders.
     */
    public static SortedMap<String, Path> find(Descriptor descriptor, List<Problem> problems) throws IOException {
        Path source = descriptor.source();
        List<String> patterns = descriptor.app().tokens().files();
        SortedMap<String, Path> found = new TreeMap<>();
        for (int i = 0; i < patterns.size(); i++) {
            String pattern = patterns.get(i);
            SortedMap<String, Path> matching = matching(source, pattern);
            found.putAll(matching);
            if (matching.isEmpty()) {
                problems.add(Problem.of("app.tokens.files names " + pattern + ", and there is no such file")
                        .at(descriptor.placeOf("app.tokens.files[" + i + "]").toString())
                        .lookedIn(source.toString())
                        .fix("correct the path, which counts from app.source"));
            }
        }
        return found;
    }

    /** The files below a folder that one pattern finds. */
    public static SortedMap<String, Path> matching(Path source, String pattern) throws IOException {
        SortedMap<String, Path> found = new TreeMap<>();
        if (isPlain(pattern) && Files.isRegularFile(source.resolve(pattern))) {
            found.put(pattern, source.resolve(pattern));
        } else {
            walk(source, pattern, found);
        }
        return found;
    }

    private static boolean isPlain(String pattern) {
        return pattern.chars().noneMatch(c -> "*?[{\\".indexOf(c) >= 0);
    }

    private static void walk(Path source, String pattern, SortedMap<String, Path> found) throws IOException {
        PathMatcher matcher = source.getFileSystem().getPathMatcher("glob:" + pattern);
        Files.walkFileTree(source, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                boolean made = !folder.equals(source) && MADE.contains(String.valueOf(folder.getFileName()));
                return made ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                Path relative = source.relativize(file);
                if (matcher.matches(relative)) {
                    found.put(relative.toString(), file);
                }
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
