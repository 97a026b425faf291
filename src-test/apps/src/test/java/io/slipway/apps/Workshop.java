package io.slipway.apps;

import io.slipway.driver.Finished;
import io.slipway.release.helm.UserCache;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Makes apps by their own generators, once for each user: other commands make another directory of the cache. */
final class Workshop {

    /** What npm takes of everything that no generator pins: the newest of this day. */
    private static final String NEWEST_OF = "2026-11-20";

    private static final String ENVIRONMENT = """
            export CI=true NG_CLI_ANALYTICS=false NX_DAEMON=false NX_NO_CLOUD=true npm_config_before=%s
            export npm_config_audit=false npm_config_fund=false npm_config_yes=true npm_config_update_notifier=false
            """.formatted(NEWEST_OF);

    private static final Path CACHE = UserCache.directory().resolve("apps");
    private static final Map<Path, Object> MAKING = new ConcurrentHashMap<>();

    private Workshop() {}

    /**
     * A made app, as its generator left it and nobody may change.
     *
     * @param seconds that making it took, without what it goes on from
     */
    record Made(Path directory, long seconds) {}

    /** The app; made now where the cache does not have it. */
    static Made make(AppRecipe recipe) throws IOException {
        Path place = CACHE.resolve(recipe.name() + "-" + key(recipe));
        Path seconds = place.resolve("seconds");
        if (!Files.exists(seconds)) {
            Files.createDirectories(place);
            // A lock on a file keeps other processes out, and cannot be asked for twice in one.
            synchronized (MAKING.computeIfAbsent(place, key -> new Object())) {
                try (FileChannel channel = FileChannel.open(
                                place.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                        FileLock lock = channel.lock()) {
                    if (lock.isValid() && !Files.exists(seconds)) {
                        makeAlone(recipe, place, seconds);
                    }
                }
            }
        }
        return new Made(place.resolve(recipe.generatedName()), Long.parseLong(Files.readString(seconds)));
    }

    /** A copy that a test may change. Files are hard links, which whoever writes over one breaks before. */
    static Path copy(AppRecipe recipe, Path target) throws IOException {
        Finished.of("rm", "-rf", target.toString()).expectSuccess();
        Files.createDirectories(target.getParent());
        Finished.of("cp", "-al", make(recipe).directory().toString(), target.toString())
                .expectSuccess();
        return target;
    }

    private static void makeAlone(AppRecipe recipe, Path place, Path seconds) throws IOException {
        Path app = place.resolve(recipe.generatedName());
        Finished.of("rm", "-rf", app.toString()).expectSuccess();
        if (recipe.base().isPresent()) {
            Made base = make(recipe.base().get());
            // Links for the packages, which nobody edits; bytes of its own for what the next generator edits.
            Finished.in(
                            place,
                            List.of(
                                    "bash",
                                    "-euc",
                                    COPY,
                                    "copy",
                                    base.directory().toString(),
                                    app.toString()))
                    .expectSuccess();
        }
        long start = System.nanoTime();
        for (String command : recipe.commands()) {
            Path directory = Files.isDirectory(app) ? app : place;
            Finished.in(directory, List.of("nice", "bash", "-euo", "pipefail", "-c", ENVIRONMENT + command))
                    .expectSuccess();
        }
        Path done = place.resolve("seconds.new");
        Files.writeString(done, Long.toString((System.nanoTime() - start) / 1_000_000_000L));
        Files.move(done, seconds, StandardCopyOption.ATOMIC_MOVE);
    }

    private static final String COPY = """
            cp -al "$1" "$2"
            cd "$2"
            find . -name node_modules -prune -o -type f -print0 | while IFS= read -r -d '' file; do
              cp -p --remove-destination "$1/$file" "$file"
            done
            for file in node_modules/.package-lock.json; do
              if [ -f "$file" ]; then cp -p --remove-destination "$1/$file" "$file"; fi
            done
            """;

    private static String key(AppRecipe recipe) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update((ENVIRONMENT + String.join("\n", recipe.commands())).getBytes(StandardCharsets.UTF_8));
            recipe.base().ifPresent(base -> digest.update(key(base).getBytes(StandardCharsets.UTF_8)));
            return HexFormat.of().formatHex(digest.digest(), 0, 6);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
