package io.slipway.initcontainer.source;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;

/**
 * Finds the files below an app's source that hold tokens, by patterns: {@code *} stands for names within a directory,
 * {@code **} for directories too ({@code **}{@code /} also for none), {@code {a,b}} for one of several. A pattern that is the path of a file means that file,
 * wherever it is; any other finds none in {@link GeneratedDirectories}.
 */
public final class TokenFiles {
    private static final Pattern ANY_DIRECTORIES = Pattern.compile("(?<![^/])(?:\\*\\*/)+");

    private final Path source;
    private List<Path> files = List.of();
    private boolean listed;

    public TokenFiles(Path source) {
        this.source = source;
    }

    /**
     * The files that a pattern finds, by their path below the source.
     *
     * @throws PatternSyntaxException if it is not a valid pattern
     */
    public SortedMap<String, Path> matching(String pattern) throws IOException {
        SortedMap<String, Path> matching = new TreeMap<>();
        if (isFile(pattern)) {
            matching.put(pattern, source.resolve(pattern));
            return matching;
        }
        List<PathMatcher> matchers = withoutSomeDirectories(pattern)
                .map(each -> source.getFileSystem().getPathMatcher("glob:" + each))
                .toList();
        for (Path file : files()) {
            if (matchers.stream().anyMatch(matcher -> matcher.matches(file))) {
                matching.put(file.toString(), source.resolve(file));
            }
        }
        return matching;
    }

    /** Java asks for a directory where {@code **}{@code /} stands; people write it for any number of them, as Git reads it. */
    private static Stream<String> withoutSomeDirectories(String pattern) {
        Matcher first = ANY_DIRECTORIES.matcher(pattern);
        return first.find()
                ? withoutSomeDirectories(pattern.substring(first.end()))
                        .flatMap(rest -> Stream.of(
                                pattern.substring(0, first.end()) + rest, pattern.substring(0, first.start()) + rest))
                : Stream.of(pattern);
    }

    private boolean isFile(String pattern) {
        Path file = source.resolve(pattern).normalize();
        return pattern.indexOf('\0') < 0 && file.startsWith(source.normalize()) && Files.isRegularFile(file);
    }

    /** Paths below the source. */
    private List<Path> files() throws IOException {
        if (!listed) {
            files = list();
            listed = true;
        }
        return files;
    }

    private List<Path> list() throws IOException {
        List<Path> found = new ArrayList<>();
        Files.walkFileTree(source, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
                return GeneratedDirectories.visit(directory, source);
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (attributes.isRegularFile() || attributes.isSymbolicLink() && Files.isRegularFile(file)) {
                    found.add(source.relativize(file));
                }
                return FileVisitResult.CONTINUE;
            }
        });
        return found;
    }
}
