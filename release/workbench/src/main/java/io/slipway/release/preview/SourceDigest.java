package io.slipway.release.preview;

import io.slipway.initcontainer.hashes.Sha256;
import io.slipway.initcontainer.source.GeneratedDirectories;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
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

    private final Path source;
    private final Path output;
    private final SortedMap<String, Path> files = new TreeMap<>();
    private final SortedMap<String, String> links = new TreeMap<>();
    private final Deque<Path> waiting = new ArrayDeque<>();
    private final Set<Path> seen = new HashSet<>();

    private SourceDigest(Path source, Path output) {
        this.source = source;
        this.output = output;
    }

    /**
     * SHA-256 over the path and the bytes of every file, in the order of the paths.
     *
     * @param output the directory of the built bundle, left out as well
     * @param salt what else the build depends on, such as its command
     */
    static String of(Path source, Path output, String salt) throws IOException {
        Path real = source.toRealPath();
        SourceDigest all = new SourceDigest(real, real.resolve(source.relativize(output)));
        all.waiting.add(real);
        while (!all.waiting.isEmpty()) {
            all.walk(all.waiting.remove());
        }
        return all.digest(salt);
    }

    /** Each directory is read once, however many links lead to it. */
    private void walk(Path top) throws IOException {
        Files.walkFileTree(top, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
                boolean made =
                        !directory.equals(top) && GeneratedDirectories.include(directory) || directory.equals(output);
                return made || !seen.add(directory) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                if (attributes.isSymbolicLink()) {
                    follow(file);
                } else if (attributes.isRegularFile()) {
                    add(file, file);
                }
                return FileVisitResult.CONTINUE;
            }
        });
    }

    /** A link to sources elsewhere in the repository is read by the build as well; one that leads nowhere is not. */
    private void follow(Path link) throws IOException {
        if (!Files.exists(link)) {
            return;
        }
        Path target = link.toRealPath();
        if (Files.isRegularFile(target)) {
            add(link, target);
        } else if (Files.isDirectory(target) && !GeneratedDirectories.include(link)) {
            links.put(name(link), name(target));
            waiting.add(target);
        }
    }

    private void add(Path place, Path file) {
        if (!NOT_BUILT.contains(place.getFileName().toString())) {
            files.put(name(place), file);
        }
    }

    private String name(Path file) {
        return source.relativize(file).toString();
    }

    private String digest(String salt) throws IOException {
        Sha256 digest = new Sha256().add(salt);
        for (var entry : links.entrySet()) {
            digest.part().add(entry.getKey()).part().add(entry.getValue());
        }
        for (var entry : files.entrySet()) {
            digest.part().add(entry.getKey()).part().add(Files.readAllBytes(entry.getValue()));
        }
        return digest.hex();
    }
}
