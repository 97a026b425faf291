package io.slipway.initcontainer.source;

import java.nio.file.FileVisitResult;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** Directories of a source tree that tools write, so that no person put a token there and nothing is built from them. */
public final class GeneratedDirectories {
    private static final Set<String> NAMES =
            Set.of("node_modules", ".git", ".slipway", ".angular", ".nx", ".svelte-kit", "coverage", "dist");

    private GeneratedDirectories() {}

    /** In alphabetical order, for whoever writes them into a list of another tool, such as {@code .dockerignore}. */
    public static List<String> names() {
        return NAMES.stream().sorted().toList();
    }

    /** Told by the directory's name alone. */
    public static boolean include(Path directory) {
        Path name = directory.getFileName();
        return name != null && NAMES.contains(name.toString());
    }

    /** What a walk of a source tree does at a directory: the tree itself may be called dist. */
    public static FileVisitResult visit(Path directory, Path source) {
        boolean skipped = !directory.equals(source) && include(directory);
        return skipped ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
    }
}
