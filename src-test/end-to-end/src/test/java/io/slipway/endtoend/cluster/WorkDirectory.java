package io.slipway.endtoend.cluster;

import io.slipway.driver.BackgroundProcess;
import io.slipway.driver.Repository;
import io.slipway.goprograms.GoProgram;
import io.slipway.release.files.DirectoryTree;
import io.slipway.release.helm.UserCache;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Where one cluster has its data, credentials and logs: below {@code target}, so that a failed run can be looked into. */
record WorkDirectory(Path path) {

    static WorkDirectory make() {
        try {
            Path parent = Files.createDirectories(Repository.TARGET.resolve("clusters"));
            return new WorkDirectory(Files.createTempDirectory(parent, ""));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path file(String name) {
        return path.resolve(name);
    }

    /** Starts a program in it, which leaves its log here. */
    BackgroundProcess start(GoProgram program, String... arguments) {
        Path file = program.in(UserCache.directory());
        List<String> command = new ArrayList<>(List.of(file.toString()));
        command.addAll(List.of(arguments));
        return BackgroundProcess.start(path, file.getFileName().toString(), command);
    }

    /** A file that only this user reads. */
    Path write(String name, String text) {
        try {
            Path file = Files.createFile(
                    path.resolve(name),
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            return Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A file of the same name that stands beside this class. */
    Path copy(String name) {
        return copy(name, Map.of());
    }

    /** The same with other words in it, by the words that they stand for. */
    Path copy(String name, Map<String, String> words) {
        try (InputStream in = WorkDirectory.class.getResourceAsStream(name)) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            for (Map.Entry<String, String> word : words.entrySet()) {
                text = text.replace(word.getKey(), word.getValue());
            }
            return Files.writeString(path.resolve(name), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Deletes a directory that nobody will look into. */
    void deleteData(String name) {
        try {
            DirectoryTree.delete(path.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
