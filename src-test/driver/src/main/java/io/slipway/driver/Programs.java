package io.slipway.driver;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** Programs of the system that the tests need. A missing one is a failure that says what to type, never a skipped test. */
public final class Programs {
    private Programs() {}

    public static Path chromium() {
        return find("chromium", "chromium");
    }

    public static Path chromedriver() {
        return find("chromedriver", "chromium");
    }

    public static Path find(String program) {
        return find(program, program);
    }

    private static Path find(String program, String named) {
        return Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                .map(directory -> Path.of(directory, program))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() ->
                        new AssertionError("%s is missing: run ./slipway doctor --fix --tests%n  looked for: %s in %s"
                                .formatted(named, program, System.getenv("PATH"))));
    }
}
