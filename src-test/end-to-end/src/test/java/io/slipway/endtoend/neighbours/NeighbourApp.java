package io.slipway.endtoend.neighbours;

import io.slipway.driver.Repository;
import io.slipway.endtoend.Preview;
import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.stream.Stream;

/** A copy of {@code neighbours/app} with a descriptor of its own. */
record NeighbourApp(Path directory) {
    private static final Path ORIGINAL = NodePrograms.DIRECTORY.resolve("app");
    private static final String DESCRIPTOR = """
            app: {name: neighbours}
            image: {repository: registry.example.com/neighbours}
            environments:
              development:
                host: neighbours.example.com
                variables: {place: development}
            """;

    static NeighbourApp named(String name) throws IOException {
        Path directory = Repository.TARGET.resolve("neighbours").resolve(name);
        try (Stream<Path> files = Files.walk(ORIGINAL, FileVisitOption.FOLLOW_LINKS)) {
            for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
                Path copy = directory.resolve(ORIGINAL.relativize(file).toString());
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
            }
        }
        return new NeighbourApp(directory);
    }

    /** Gives it a descriptor: what every one of them has, and these keys. */
    NeighbourApp with(String yaml) throws IOException {
        Files.writeString(directory.resolve("slipway.yaml"), DESCRIPTOR + yaml);
        return this;
    }

    /** Where its neighbours may write theirs. */
    Path logs() throws IOException {
        return Files.createDirectories(directory.resolveSibling(directory.getFileName() + "-logs"));
    }

    Preview preview() {
        return Preview.of(directory, "/", "development");
    }
}
