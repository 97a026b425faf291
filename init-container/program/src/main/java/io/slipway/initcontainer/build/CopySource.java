package io.slipway.initcontainer.build;

import io.slipway.initcontainer.bundle.BundleFiles;
import io.slipway.initcontainer.problems.InitException;
import io.slipway.initcontainer.problems.Problem;
import io.slipway.initcontainer.settings.Setting;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Set;

/**
 * Copies the source to where it can be written. {@code node_modules} is linked, not copied: it is most of the bytes, and
 * builds only read it.
 */
final class CopySource {
    private static final Set<String> LINKED = Set.of("node_modules");
    private static final Set<String> LEFT_OUT = Set.of(".git");

    private final Path source;
    private final Path work;
    private final Path output;

    /** @param output where the build writes to; what an earlier build left there is not copied */
    CopySource(Path source, Path work, String output) {
        this.source = source;
        this.work = work;
        this.output = source.resolve(output).normalize();
    }

    void copy() {
        if (work.startsWith(source) || source.startsWith(work)) {
            throw InitException.wrongInput(Problem.of("the working directory " + work + " and the source " + source
                            + " must not contain one another")
                    .fix("set " + Setting.WORK.env() + " to a directory of its own"));
        }
        try {
            removeOld();
            Files.createDirectories(work);
            Files.walkFileTree(source, new Copying());
        } catch (IOException e) {
            throw InitException.failed(
                    Problem.of("cannot copy the source to " + work + ": " + BundleFiles.reason(e))
                            .at(String.valueOf(e.getMessage()))
                            .fix("mount a writable volume there, large enough for the source and its build"),
                    e);
        }
    }

    /** What an earlier run of this container left. */
    private void removeOld() throws IOException {
        if (!Files.exists(work)) {
            return;
        }
        Files.walkFileTree(work, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path directory, IOException failure) throws IOException {
                if (!directory.equals(work)) { // it may be the mount point itself
                    Files.delete(directory);
                }
                return FileVisitResult.CONTINUE;
            }
        });
    }

    private final class Copying extends SimpleFileVisitor<Path> {
        @Override
        public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) throws IOException {
            String name = directory.getFileName().toString();
            boolean made = directory.equals(output) && !directory.equals(source);
            if (made || LEFT_OUT.contains(name)) {
                return FileVisitResult.SKIP_SUBTREE;
            }
            Path copy = work.resolve(source.relativize(directory).toString());
            if (LINKED.contains(name)) {
                Files.createSymbolicLink(copy, directory);
                return FileVisitResult.SKIP_SUBTREE;
            }
            Files.createDirectories(copy);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            Path copy = work.resolve(source.relativize(file));
            if (attributes.isSymbolicLink() && Files.isDirectory(file)) {
                Files.createSymbolicLink(copy, file.toRealPath());
            } else if (!Files.isRegularFile(file)) {
                throw InitException.failed(Problem.of("the source holds " + source.relativize(file)
                                + ", which is neither a file nor a directory")
                        .at(file.toString())
                        .fix("remove the pipe, socket or device from the image"));
            } else {
                Files.copy(file, copy);
                copy.toFile().setWritable(true, true); // the image's files may be read-only
            }
            return FileVisitResult.CONTINUE;
        }
    }
}
