package io.slipway.plugin.records;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/** The file that holds a job's history. */
final class HistoryFile {

    private static final Logger LOGGER = Logger.getLogger(HistoryFile.class.getName());
    private static final ObjectMapper JSON = JsonMapper.builder()
            .visibility(PropertyAccessor.ALL, Visibility.NONE)
            .visibility(PropertyAccessor.FIELD, Visibility.ANY)
            .visibility(PropertyAccessor.CREATOR, Visibility.ANY)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private final Path folder;
    private final Path path;

    HistoryFile(File folder) {
        this.folder = folder.toPath();
        path = this.folder.resolve("slipway-releases.json");
    }

    /** A file that cannot be read costs the history, not the job: the builds still hold their records. */
    List<ReleaseRecord> read() {
        if (!Files.exists(path)) {
            return List.of();
        }
        try {
            return List.copyOf(JSON.readValue(path.toFile(), new TypeReference<List<ReleaseRecord>>() {}));
        } catch (IOException e) {
            LOGGER.log(Level.WARNING, () -> "the history of releases cannot be read: " + path + ": " + e.getMessage());
            return List.of();
        }
    }

    /** When it was written; 0 when it is not there. */
    long writtenAt() {
        return path.toFile().lastModified();
    }

    void write(List<ReleaseRecord> records) throws IOException {
        Path beside = Files.createTempFile(folder, "slipway-releases", ".part");
        try {
            JSON.writeValue(beside.toFile(), records);
            Files.move(beside, path, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(beside);
        }
    }
}
