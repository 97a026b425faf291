package io.slipway.initcontainer.bundle;

import io.slipway.initcontainer.problems.InitException;
import io.slipway.initcontainer.texts.FileText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The files of a bundle as texts, each read when it is asked for, and kept: for the build of an image, which has the memory. */
public final class BundleTexts {
    private static final long LARGEST = 32L << 20;
    private static final List<String> PRECOMPRESSED = List.of(Gzip.SUFFIX, ".br", ".zst");

    private final Path root;
    private final List<String> paths;
    private final Map<String, Optional<String>> texts = new HashMap<>();

    public BundleTexts(Path root) {
        this.root = root;
        this.paths = List.copyOf(BundleFiles.list(root));
    }

    /** Sorted. */
    public List<String> paths() {
        return paths;
    }

    public boolean has(String path) {
        return java.util.Collections.binarySearch(paths, path) >= 0;
    }

    /**
     * As {@link FileText} shows it; empty if the file is binary, or larger than any text that is edited. A precompressed file is
     * none, whatever its bytes look like: it goes with the file that it is a form of.
     */
    public Optional<String> text(String path) {
        Optional<String> known = texts.get(path);
        if (known == null) {
            known = PRECOMPRESSED.stream().anyMatch(path::endsWith) ? Optional.empty() : read(root.resolve(path));
            texts.put(path, known);
        }
        return known;
    }

    /** The same for who needs it once: it is read now, and not kept. */
    public Optional<String> textOnce(String path) {
        return read(root.resolve(path));
    }

    /** Where a file is read in pieces, since all of it would take much of the memory. */
    public Optional<Path> large(String path) {
        Path file = root.resolve(path);
        return file.toFile().length() >= LargeText.SMALLEST ? Optional.of(file) : Optional.empty();
    }

    private static Optional<String> read(Path file) {
        try {
            if (Files.size(file) > LARGEST) {
                return Optional.empty();
            }
            byte[] bytes = Files.readAllBytes(file);
            return FileText.isBinary(bytes, bytes.length) ? Optional.empty() : Optional.of(FileText.of(bytes));
        } catch (IOException e) {
            throw InitException.failed(BundleFiles.unreadable(file, e), e);
        }
    }
}
