package io.slipway.plugin.records;

import hudson.model.Job;
import hudson.model.Run;
import java.io.File;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.Stream;

/**
 * What a build keeps of the app on the controller: the descriptor, to release again without a checkout, and the chart, so
 * that it is packaged once and released from any agent. It is kept with the job, so that what runs can be gone back to after
 * its build was discarded.
 */
public final class KeptFiles {

    /** As slipway looks for it. */
    public static final String DESCRIPTOR = "slipway.yaml";

    private static final String CHART = "chart.tgz";

    private static final int MOST = 4 * 1024 * 1024;

    private final Path folder;

    private KeptFiles(Path folder) {
        this.folder = folder;
    }

    public static KeptFiles of(Run<?, ?> run) {
        return of(run.getParent(), run.getNumber());
    }

    /** Of a build of a job, which may have been deleted meanwhile. */
    public static KeptFiles of(Job<?, ?> job, int build) {
        return in(job.getRootDir(), build);
    }

    static KeptFiles in(File job, int build) {
        return new KeptFiles(all(job).resolve(String.valueOf(build)));
    }

    private static Path all(File job) {
        return job.toPath().resolve("slipway-kept");
    }

    /** Deletes what no build needs any more. */
    public static void prune(File job, IntPredicate needed) throws IOException {
        try (Stream<Path> folders = Files.list(all(job))) {
            for (Path kept : folders.toList()) {
                String build = kept.toFile().getName();
                if (build.matches("\\d{1,9}") && !needed.test(Integer.parseInt(build))) {
                    delete(kept);
                }
            }
        } catch (NoSuchFileException nothingKept) {
            // No build of this job has kept anything.
        }
    }

    private static void delete(Path kept) throws IOException {
        try (Stream<Path> files = Files.list(kept)) {
            for (Path file : files.toList()) {
                Files.deleteIfExists(file);
            }
        }
        Files.deleteIfExists(kept);
    }

    /** @param directory of the app: a build may release several */
    public static String descriptor(String directory) {
        return inDirectory(directory, DESCRIPTOR);
    }

    /** @param directory of the app: a build may package several */
    public static String chart(String directory) {
        return inDirectory(directory, CHART);
    }

    /** @param directory of the app whose descriptor has these environments */
    private static String environments(String directory) {
        return inDirectory(directory, "environments.txt");
    }

    private static String inDirectory(String directory, String name) {
        return directory.isEmpty() ? name : URLEncoder.encode(directory, StandardCharsets.UTF_8) + "=" + name;
    }

    /** Keeps bytes that came from an agent, if there are any and not too many. */
    public void keep(String name, byte[] bytes) throws IOException {
        if (bytes.length > 0 && bytes.length <= MOST) {
            Files.createDirectories(folder);
            Files.write(folder.resolve(name), bytes);
        }
    }

    /** Keeps the names of the environments that the kept descriptor has, by which a typo is found without reading it. */
    public void keepEnvironments(String directory, List<String> names) throws IOException {
        keep(environments(directory), String.join("\n", names).getBytes(StandardCharsets.UTF_8));
    }

    /** The names of the environments of the kept descriptor; empty when nobody had read it whole when it was kept. */
    public Optional<List<String>> environmentsOf(String directory) throws IOException {
        return read(environments(directory))
                .map(bytes -> new String(bytes, StandardCharsets.UTF_8).lines().toList());
    }

    public boolean has(String name) {
        return Files.isRegularFile(folder.resolve(name));
    }

    public Optional<byte[]> read(String name) throws IOException {
        Path file = folder.resolve(name);
        return Files.isRegularFile(file) ? Optional.of(Files.readAllBytes(file)) : Optional.empty();
    }
}
