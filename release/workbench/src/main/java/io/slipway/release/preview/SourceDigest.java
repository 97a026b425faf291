package io.slipway.release.preview;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** A digest of an app's source, so that an unchanged app is not built again. */
final class SourceDigest {

    /** Folders that hold what is made from the source, never the source. */
    private static final Set<String> MADE = Set.of("node_modules", ".git", ".slipway", ".angular");

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
                boolean made = MADE.contains(String.valueOf(folder.getFileName())) || folder.equals(output);
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
        MessageDigest digest = sha256();
        digest.update(salt.getBytes(StandardCharsets.UTF_8));
        for (var entry : files.entrySet()) {
            digest.update((byte) 0);
            digest.update(entry.getKey().getBytes(StandardCharsets.UTF_8));
            digest.update((byte) 0);
            digest.update(Files.readAllBytes(entry.getValue()));
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
