package io.slipway.release.projects;

import io.slipway.initcontainer.source.GeneratedDirectories;
import io.slipway.initcontainer.tokens.Token;
import io.slipway.initcontainer.tokens.TokenScanner;
import io.slipway.initcontainer.tokens.TokenSyntax;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the tokens that stand in an app's source already. */
final class ProjectTokens extends SimpleFileVisitor<Path> {

    /** Beside what tools generate: what Create React App builds, and tests. */
    private static final Set<String> OTHERS = Set.of("build", "e2e", "cypress");

    /** Files that are about the app and no part of it. */
    private static final Pattern ABOUT = Pattern.compile(
            ".*(\\.md|\\.(spec|test)\\.[a-z]+|\\.ya?ml|lock\\.json|\\.lock|\\.map)|Dockerfile|Jenkinsfile");

    private static final Pattern SOURCE_LOCATION =
            Pattern.compile("<SourceLocation\\s+DefaultValue=\"https?://[^/\"]+(/[^\"?]*/)[^\"/]*\"");

    private static final long LARGEST = 1024 * 1024;

    private final Path folder;
    private final TokenScanner scanner = new TokenScanner(TokenSyntax.DEFAULT);
    private final SortedMap<String, SortedSet<String>> found = new TreeMap<>();
    private boolean office;
    private String officePath = "";

    private ProjectTokens(Path folder) {
        this.folder = folder;
    }

    static ProjectTokens in(Path folder) throws IOException {
        ProjectTokens tokens = new ProjectTokens(folder);
        Files.walkFileTree(folder, tokens);
        return tokens;
    }

    /** The names of tokens that need a value, by the path of their file. */
    SortedMap<String, SortedSet<String>> byFile() {
        return found;
    }

    /** Whether one of the files is an Office manifest. */
    boolean office() {
        return office;
    }

    /** The path that an Office manifest says the add-in is at; empty when there is none. */
    String officePath() {
        return officePath;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
        String name = String.valueOf(directory.getFileName());
        boolean skipped = !directory.equals(folder)
                && (GeneratedDirectories.include(directory) || OTHERS.contains(name) || name.startsWith("."));
        return skipped ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
        String name = String.valueOf(file.getFileName());
        boolean wanted = attributes.isRegularFile()
                && attributes.size() <= LARGEST
                && !ABOUT.matcher(name).matches();
        if (wanted) {
            read(file, Files.readString(file, StandardCharsets.ISO_8859_1));
        }
        return FileVisitResult.CONTINUE;
    }

    private void read(Path file, String text) {
        if (text.contains("<OfficeApp") && file.toString().endsWith(".xml")) {
            office = true;
            Matcher matcher = SOURCE_LOCATION.matcher(text);
            officePath = matcher.find() ? matcher.group(1) : officePath;
        }
        for (Token token : scanner.scan(text)) {
            SortedSet<String> names =
                    found.computeIfAbsent(folder.relativize(file).toString(), path -> new TreeSet<>());
            if (token.fallback().isEmpty()) {
                names.add(token.name());
            }
        }
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException e) {
        return FileVisitResult.CONTINUE;
    }
}
