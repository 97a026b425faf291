package io.slipway.plugin.records;

import hudson.model.Run;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;

/** The report of slipway on one release, kept in the folder of its build: it goes when the build goes. */
final class KeptReport {

    private final Path file;

    private KeptReport(Path file) {
        this.file = file;
    }

    /** Of a release, by its record. */
    static KeptReport of(Run<?, ?> run, ReleaseRecord record) {
        return of(run.getRootDir().toPath(), key(record));
    }

    static KeptReport of(Path build, String key) {
        return new KeptReport(build.resolve("slipway-reports").resolve(key + ".json"));
    }

    /** Names a record in a path and in an address, whatever its environment and folder are called. */
    static String key(ReleaseRecord record) {
        return UUID.nameUUIDFromBytes(record.getId().getBytes(StandardCharsets.UTF_8))
                .toString();
    }

    void keep(String json) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, json);
    }

    boolean exists() {
        return Files.isRegularFile(file);
    }

    Optional<String> read() throws IOException {
        return exists() ? Optional.of(Files.readString(file)) : Optional.empty();
    }
}
