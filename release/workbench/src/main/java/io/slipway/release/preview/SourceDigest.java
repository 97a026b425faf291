package io.slipway.release.preview;

import io.slipway.initcontainer.hashes.Sha256;
import io.slipway.initcontainer.source.GeneratedDirectories;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.SortedMap;
import java.util.TreeMap;

/** A digest of an app's source, so that an unchanged app is not built again. */
final class SourceDigest {

    private SourceDigest() {}

    /**
     * SHA-256 over the path and the bytes of every file, in the order of the paths.
     *
     * @param output the folder of the built bundle, left out as well
     * @param salt what else the build depends on, such as its command
     */
    static String of(Path source, Path output, String salt) throws IOException {
        SortedMap<String, Path> files = new TreeMap<>();
        Files.walkFileTree(source, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                boolean made = GeneratedDirectories.include(folder) || folder.equals(output);
                return made ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (attributes.isRegularFile()) {
                    files.put(source.relativize(file).toString(), file);
                }
                return FileVisitResult.CONTINUE;
            }
        });
        Sha256 digest = new Sha256().add(salt);
        for (var entry : files.entrySet()) {
            digest.part().add(entry.getKey()).part().add(Files.readAllBytes(entry.getValue()));
        }
        return digest.hex();
    }
}
