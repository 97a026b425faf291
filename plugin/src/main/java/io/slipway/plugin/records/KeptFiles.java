package io.slipway.plugin.records;

import hudson.model.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What a build keeps of the app on the controller: the descriptor, to release again without a checkout, and the chart, so
 * that it is packaged once and released from any agent.
 */
public final class KeptFiles {

    public static final String DESCRIPTOR = "slipway.yaml";
    public static final String CHART = "chart.tgz";

    private static final int MOST = 4 * 1024 * 1024;

    private final Path folder;

    private KeptFiles(Path folder) {
        this.folder = folder;
    }

    public static KeptFiles of(Run<?, ?> run) {
        return new KeptFiles(run.getRootDir().toPath().resolve("slipway"));
    }

    /** Keeps bytes that came from an agent, if there are any and not too many. */
    public void keep(String name, byte[] bytes) throws IOException {
        if (bytes.length > 0 && bytes.length <= MOST) {
            Files.createDirectories(folder);
            Files.write(folder.resolve(name), bytes);
        }
    }

    public Optional<byte[]> read(String name) throws IOException {
        Path file = folder.resolve(name);
        return Files.isRegularFile(file) ? Optional.of(Files.readAllBytes(file)) : Optional.empty();
    }
}
