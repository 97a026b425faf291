package io.slipway.endtoend.repository;

import io.slipway.driver.Finished;
import io.slipway.driver.Programs;
import io.slipway.driver.Repository;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** check-jsonschema, which carries the schemas of GitHub and Renovate; from the Python package index, once for each version. */
final class CheckJsonSchema {
    private static final Path REQUIREMENTS = Repository.ROOT.resolve("src-test/end-to-end/repository/requirements.txt");
    private static final Path CACHE = Path.of(System.getProperty("user.home"), ".cache/slipway/check-jsonschema");

    private CheckJsonSchema() {}

    /** Holds files against a schema that it carries, such as {@code vendor.github-workflows}. */
    static Finished withItsOwn(String schema, List<Path> files) {
        return run(Stream.concat(
                Stream.of("--builtin-schema", schema), files.stream().map(Path::toString)));
    }

    /** Holds schemas against the schema of schemas. */
    static Finished schemas(List<Path> files) {
        return run(Stream.concat(Stream.of("--check-metaschema"), files.stream().map(Path::toString)));
    }

    private static Finished run(Stream<String> arguments) {
        List<String> command = new ArrayList<>(List.of(
                "env",
                "PYTHONPATH=" + installed(),
                Programs.find("python3").toString(),
                "-m",
                "check_jsonschema",
                "--verbose",
                "--color",
                "never"));
        arguments.forEach(command::add);
        return Finished.of(command);
    }

    private static Path installed() {
        Path home = CACHE.resolve(version());
        if (!Files.exists(home)) {
            install(home);
        }
        return home;
    }

    /** Two runs at once each install; the first one's stays, and a run that was killed leaves none that looks whole. */
    private static void install(Path home) {
        try {
            Files.createDirectories(CACHE);
            Path packages = Files.createTempDirectory(CACHE, "packages-");
            Finished.of(
                            Programs.find("pip3").toString(),
                            "install",
                            "--quiet",
                            "--target",
                            packages.toString(),
                            "--requirement",
                            REQUIREMENTS.toString())
                    .expectSuccess();
            Files.createSymbolicLink(home, packages);
        } catch (FileAlreadyExistsException theOtherWasFirst) {
            // Its installation is as good.
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String version() {
        try {
            return Files.readAllLines(REQUIREMENTS).stream()
                    .filter(line -> line.startsWith("check-jsonschema=="))
                    .map(line -> line.replace("check-jsonschema==", ""))
                    .findFirst()
                    .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
