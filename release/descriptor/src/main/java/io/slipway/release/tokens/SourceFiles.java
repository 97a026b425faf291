package io.slipway.release.tokens;

import io.slipway.initcontainer.source.GeneratedDirectories;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.function.Predicate;

/** The files of a source tree that people wrote: none of a directory that tools write. */
public final class SourceFiles {

    private SourceFiles() {}

    /** Gives each regular file that is wanted to a reader; links are not followed. */
    public static void read(Path source, Predicate<Path> wanted, Reader reader) throws IOException {
        Files.walkFileTree(source, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
                return GeneratedDirectories.visit(directory, source);
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                if (attributes.isRegularFile() && wanted.test(file)) {
                    reader.read(file);
                }
                return FileVisitResult.CONTINUE;
            }
        });
    }

    /** Reads one file. */
    @FunctionalInterface
    public interface Reader {
        void read(Path file) throws IOException;
    }
}
