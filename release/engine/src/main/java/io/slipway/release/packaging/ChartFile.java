package io.slipway.release.packaging;

import io.slipway.release.problems.Problem;
import io.slipway.release.problems.SlipwayException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A file of a chart, which must lie in the chart: a link out of it would bring what the machine has, such as another
 * process's environment, into a package or onto a page.
 */
public final class ChartFile {

    private ChartFile() {}

    /**
     * Whether there is such a file to read.
     *
     * @throws SlipwayException (usage) when it is a link that leaves the chart, or neither a file nor a directory
     */
    public static boolean exists(Path chart, Path file) {
        if (!Files.exists(file)) {
            return false;
        }
        try {
            mustBeInside(chart, file);
        } catch (IOException e) {
            throw SlipwayException.usage(
                    Problem.of("cannot read the chart: " + e.getMessage()).at(file.toString()));
        }
        if (!Files.isRegularFile(file)) {
            throw SlipwayException.usage(Problem.of("neither a file nor a directory")
                    .at(file.toString())
                    .fix("put a plain file there"));
        }
        return true;
    }

    /** @throws SlipwayException (usage) when it is, or lies below, a link that leaves the chart */
    static void mustBeInside(Path chart, Path file) throws IOException {
        Path real = file.toRealPath();
        if (!real.startsWith(chart.toRealPath())) {
            throw SlipwayException.usage(Problem.of("a link that leaves the chart")
                    .at(file.toString())
                    .fix("put a copy of what it leads to in its place, or add it to .helmignore"));
        }
    }
}
