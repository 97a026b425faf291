package io.slipway.release.tokens;

import io.slipway.initcontainer.source.GeneratedDirectories;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Reads the files that people wrote for an app: no dependency, no built file, no test, no file about the app. */
public final class SourceTexts extends SimpleFileVisitor<Path> {

    private static final Set<String> TESTS = Set.of("e2e", "cypress");
    private static final Pattern ABOUT = Pattern.compile(
            ".*(\\.md|\\.(spec|test)\\.[a-z]+|\\.ya?ml|lock\\.json|\\.lock|\\.map|\\.ps1|\\.sh)|.*Dockerfile.*|Jenkinsfile");
    private static final long LARGEST = 1024 * 1024;

    private final Path source;
    private final Predicate<Path> skipped;
    private final BiConsumer<String, String> reader;

    private SourceTexts(Path source, Predicate<Path> skipped, BiConsumer<String, String> reader) {
        this.source = source;
        this.skipped = skipped;
        this.reader = reader;
    }

    /**
     * @param skipped directories to leave out beside those that are always left out
     * @param reader gets each file's path below the source, and its bytes as ISO 8859-1, which keeps every one
     */
    public static void read(Path source, Predicate<Path> skipped, BiConsumer<String, String> reader)
            throws IOException {
        Files.walkFileTree(source, new SourceTexts(source, skipped, reader));
    }

    @Override
    public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
        String name = String.valueOf(directory.getFileName());
        boolean left = !directory.equals(source)
                && (GeneratedDirectories.include(directory)
                        || TESTS.contains(name)
                        || name.startsWith(".")
                        || skipped.test(directory));
        return left ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
        boolean wanted = attributes.isRegularFile()
                && attributes.size() <= LARGEST
                && !ABOUT.matcher(String.valueOf(file.getFileName())).matches();
        if (wanted) {
            reader.accept(source.relativize(file).toString(), Files.readString(file, StandardCharsets.ISO_8859_1));
        }
        return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException e) {
        return FileVisitResult.CONTINUE;
    }
}
