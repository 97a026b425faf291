package io.slipway.endtoend;

import io.slipway.driver.DirectoryLock;
import io.slipway.driver.Finished;
import io.slipway.driver.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A small app as other people's tools build it, from {@code hoisting/}, where npm also installs those tools. */
enum GeneratedApp {
    REACT("21 of 21 tokens", "facts", "lazy", "root"),
    VUE("21 of 21 tokens", "facts", "lazy", "root"),
    LIT("20 of 21 tokens", "facts", "lazy", "tagged"),
    WEBPACK("19 of 19 tokens", "facts", "lazy");

    static final Path DIRECTORY = Repository.ROOT.resolve("src-test/end-to-end/hoisting");

    private static final Path MODULES = DIRECTORY.resolve("node_modules");

    private final String report;
    private final List<String> ids;

    GeneratedApp(String report, String... ids) {
        this.report = report;
        this.ids = List.of(ids);
    }

    /** What the index says of its scripts. */
    String report() {
        return report;
    }

    /** The elements whose texts tell everything that the page knows of its values. */
    List<String> ids() {
        return ids;
    }

    /** Builds it into a directory. */
    Path build(Path output) {
        install();
        String name = name().toLowerCase(java.util.Locale.ROOT);
        List<String> command = this == WEBPACK
                ? List.of(bin("webpack"), "-c", "webpack/webpack.config.cjs", "-o", output.toString())
                : List.of(bin("vite"), "build", name, "--outDir", output.toString(), "--emptyOutDir");
        Finished.in(DIRECTORY, command).expectSuccess();
        return output;
    }

    /** Runs one of the programs that read scripts, and returns what it printed. */
    static String node(String program, Path... arguments) {
        install();
        List<String> command =
                new ArrayList<>(List.of("node", DIRECTORY.resolve(program).toString()));
        Stream.of(arguments).map(Path::toString).forEach(command::add);
        return Finished.in(DIRECTORY, command).expectSuccess();
    }

    static Path fresh(String name) throws IOException {
        Path directory = Repository.TARGET.resolve(name);
        Finished.of("rm", "-rf", directory.toString()).expectSuccess();
        return Files.createDirectories(directory);
    }

    static Path copy(Path from, Path to) {
        Finished.of("cp", "-r", from.toString(), to.toString()).expectSuccess();
        return to;
    }

    static Path modules() {
        install();
        return MODULES;
    }

    private static String bin(String program) {
        return MODULES.resolve(".bin").resolve(program).toString();
    }

    private static void install() {
        DirectoryLock.in(DIRECTORY, () -> {
            if (!Files.exists(MODULES.resolve(".package-lock.json"))) {
                Finished.in(DIRECTORY, List.of("npm", "ci", "--no-audit", "--no-fund", "--ignore-scripts"))
                        .expectSuccess();
            }
        });
    }
}
