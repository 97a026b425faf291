package io.slipway.driver;

import java.nio.file.Files;
import java.nio.file.Path;

/** Where things are in the working copy that the tests run in. */
public final class Repository {
    public static final Path ROOT = find(Path.of("").toAbsolutePath());
    public static final Path EXAMPLE = ROOT.resolve("examples/office-addin");

    /** What a module's tests write goes below the module that runs them, apart for each process of them. */
    public static final Path TARGET =
            Path.of("target", System.getProperty("slipway.fork", "")).toAbsolutePath();

    private Repository() {}

    private static Path find(Path start) {
        for (var path = start; path != null; path = path.getParent()) {
            if (Files.exists(path.resolve("examples/office-addin/slipway.yaml"))) {
                return path;
            }
        }
        throw new IllegalStateException("no examples/office-addin above " + start);
    }
}
