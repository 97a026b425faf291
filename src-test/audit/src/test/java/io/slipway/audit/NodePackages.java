package io.slipway.audit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/** The scripts of {@code node/} with their packages, installed once for each user. */
public final class NodePackages {
    public static final Path ROOT = repository();
    private static final List<String> FILES =
            List.of("package.json", "package-lock.json", ".npmrc", "run.mjs", "tokens.mjs");

    private NodePackages() {}

    private static Path repository() {
        Path path = Path.of("").toAbsolutePath();
        while (!Files.exists(path.resolve("src-test/audit/node"))) {
            path = path.getParent();
        }
        return path;
    }

    /** The directory that holds them. */
    public static synchronized Path installed() {
        Path cache = Path.of(System.getProperty("user.home"), ".cache/slipway/audit");
        try {
            Files.createDirectories(cache);
            Path lock = cache.resolve("package-lock.json");
            boolean fresh = Files.exists(cache.resolve("node_modules/.package-lock.json"))
                    && Files.exists(lock)
                    && Files.mismatch(lock, ROOT.resolve("src-test/audit/node/package-lock.json")) < 0;
            for (String file : FILES) {
                Files.copy(
                        ROOT.resolve("src-test/audit/node").resolve(file),
                        cache.resolve(file),
                        StandardCopyOption.REPLACE_EXISTING);
            }
            if (!fresh) {
                run(cache, List.of("npm", "ci"));
            }
            return cache;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Runs one of the scripts to its end. */
    public static void node(String script, Path... arguments) {
        List<String> command = new ArrayList<>(List.of("node", "--max-old-space-size=3000", script));
        for (Path argument : arguments) {
            command.add(argument.toString());
        }
        run(installed(), command);
    }

    private static void run(Path directory, List<String> command) {
        try {
            Path log = Files.createTempFile("slipway-audit-", ".log");
            int exit = new ProcessBuilder(command)
                    .directory(directory.toFile())
                    .redirectInput(Path.of("/dev/null").toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start()
                    .waitFor();
            String said = Files.readString(log);
            Files.delete(log);
            if (exit != 0) {
                throw new AssertionError(String.join(" ", command) + " exited with code " + exit + "\n" + said);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }
}
