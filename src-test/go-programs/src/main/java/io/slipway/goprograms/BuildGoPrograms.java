package io.slipway.goprograms;

import java.nio.file.Path;

/** Builds every {@link GoProgram} that is not built yet, for whoever has processors to spare before a test asks for one. */
final class BuildGoPrograms {
    private BuildGoPrograms() {}

    /** @param arguments the cache directory, as {@link GoProgram#in} takes it */
    public static void main(String... arguments) {
        Path cache = Path.of(arguments[0]);
        for (GoProgram program : GoProgram.values()) {
            program.in(cache);
        }
    }
}
