package io.slipway.release.processes;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds the executables of this machine by their names. */
public final class Executable {

    /** Where Debian has a daemon's program, which a user's PATH leaves out. */
    private static final List<String> SYSTEM_DIRECTORIES = List.of("/usr/local/sbin", "/usr/sbin");

    private Executable() {}

    /** The first one on PATH; the system's {@code sbin} directories come last. */
    public static Optional<Path> find(String name) {
        return Stream.concat(directories(System.getenv("PATH")), SYSTEM_DIRECTORIES.stream())
                .flatMap(directory -> in(directory, name))
                .findFirst();
    }

    /** The first one on a PATH, which may be null where the environment has none. */
    public static Optional<Path> find(String name, String path) {
        return directories(path).flatMap(directory -> in(directory, name)).findFirst();
    }

    private static Stream<String> directories(String path) {
        return Stream.of(Optional.ofNullable(path).orElse("").split(Pattern.quote(File.pathSeparator)))
                .filter(directory -> !directory.isEmpty());
    }

    private static Stream<Path> in(String directory, String name) {
        return Stream.of(name, name + ".exe")
                .map(file -> Path.of(directory, file))
                .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file));
    }
}
