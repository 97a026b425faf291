package io.slipway.release.preview;

import io.slipway.initcontainer.hashes.Sha256;
import io.slipway.initcontainer.source.GeneratedDirectories;
import java.io.IOException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.EnumSet;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A digest of what an app's build reads, so that an unchanged app is not built again. What Slipway, the image and the pipeline
 * are told by is no part of it: a changed value needs no build.
 */
final class SourceDigest {

    /** Of Slipway, the image, the pipeline and Git. */
    private static final Set<String> NOT_BUILT = Set.of(
            "slipway.yaml",
            "slipway.yml",
            "Dockerfile",
            ".dockerignore",
            "Jenkinsfile",
            ".gitignore",
            ".gitattributes");

    private SourceDigest() {}

    /**
     * SHA-256 over the path and the bytes of every file, in the order of the paths.
     *
     * @param output the directory of the built bundle, left out as well
     * @param salt what else the build depends on, such as its command
     */
    static String of(Path source, Path output, String salt) throws IOException {
        SortedMap<String, Path> files = new TreeMap<>();
        // A link to sources elsewhere in the repository is read by the build as well.
        Files.walkFileTree(
                source, EnumSet.of(FileVisitOption.FOLLOW_LINKS), Integer.MAX_VALUE, new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
                        boolean made = GeneratedDirectories.include(directory) || directory.equals(output);
                        return made ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                        if (attributes.isRegularFile()
                                && !NOT_BUILT.contains(file.getFileName().toString())) {
                            files.put(source.relativize(file).toString(), file);
                        }
                        return FileVisitResult.CONTINUE;
                    }

                    /** A link that leads in a circle, or nowhere: a build does not read it either. */
                    @Override
                    public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
                        if (failure instanceof FileSystemLoopException || failure instanceof NoSuchFileException) {
                            return FileVisitResult.CONTINUE;
                        }
                        throw failure;
                    }
                });
        Sha256 digest = new Sha256().add(salt);
        for (var entry : files.entrySet()) {
            digest.part().add(entry.getKey()).part().add(Files.readAllBytes(entry.getValue()));
        }
        return digest.hex();
    }
}
