package io.slipway.release.packaging;

import java.io.IOException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** The files of a chart that belong into its package, by their names within it, in the order of these names. */
final class ChartFiles extends SimpleFileVisitor<Path> {

    /** Helm's own limit; a bigger file would be packaged and then never load. */
    private static final long LARGEST = 5L * 1024 * 1024;

    /** Links to directories that hold links to directories multiply; no chart that Helm can store has as many files. */
    private static final int MOST = 20_000;

    private final Path chart;
    private final HelmIgnore ignore;
    private final SortedMap<String, Path> files = new TreeMap<>();
    private int seen;

    private ChartFiles(Path chart, HelmIgnore ignore) {
        this.chart = chart;
        this.ignore = ignore;
    }

    static SortedMap<String, Path> of(Path chart) throws IOException {
        ChartFiles found = new ChartFiles(chart, HelmIgnore.of(chart));
        Files.walkFileTree(chart, Set.of(FileVisitOption.FOLLOW_LINKS), Integer.MAX_VALUE, found);
        return found.files;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) throws IOException {
        boolean skipped = !directory.equals(chart) && ignore.ignores(name(directory), true);
        if (!skipped) {
            count();
            ChartFile.mustBeInside(chart, directory);
        }
        return skipped ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
        count();
        if (!ignore.ignores(name(file), false)) {
            ChartFile.mustBeInside(chart, file);
            if (!attributes.isRegularFile()) {
                throw new IOException(file + " is neither a file nor a directory");
            }
            if (attributes.size() > LARGEST) {
                throw new IOException(file + " is larger than the 5 MiB that Helm loads; add it to .helmignore");
            }
            files.put(name(file), file);
        }
        return FileVisitResult.CONTINUE;
    }

    private void count() throws IOException {
        seen++;
        if (seen > MOST) {
            throw new IOException(chart + " holds more than " + MOST
                    + " files and directories; remove links between its directories, or list what does not belong to it in"
                    + " .helmignore");
        }
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException cause) throws IOException {
        if (cause instanceof FileSystemLoopException) {
            throw new IOException(file + " is a link to a directory that it lies in", cause);
        }
        throw cause;
    }

    private String name(Path path) {
        return chart.relativize(path).toString().replace('\\', '/');
    }
}
