package io.slipway.initcontainer.publishing;

import io.slipway.initcontainer.bundle.BundleFiles;
import io.slipway.initcontainer.index.IndexedFile;
import io.slipway.initcontainer.index.IndexedFile.Action;
import io.slipway.initcontainer.index.ReadBundle;
import io.slipway.initcontainer.problems.InitException;
import io.slipway.initcontainer.problems.Problem;
import io.slipway.initcontainer.settings.Settings;
import io.slipway.initcontainer.texts.FileText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Replaces the tokens of source files where they are. */
public final class ReplaceInSource {
    /** Packages that read .env files with a dotenv of before 2022, and replace {@code $NAME} in them. */
    private static final List<String> EXPANDING_LINES = List.of("react-scripts", "@vue/cli-service");

    /** Others that replace {@code $NAME}. */
    private static final List<String> EXPANDING =
            List.of("vite", "next", "astro", "nuxt", "@sveltejs/kit", "dotenv-expand", "@dotenvx/dotenvx");

    private final Settings settings;

    public ReplaceInSource(Settings settings) {
        this.settings = settings;
    }

    public void replace(Path root, Collection<String> files) {
        PatchFile.Values values = new PatchFile.Values(
                new TokenValues(settings), settings.basePath().path(), false);
        List<Problem> problems = new ArrayList<>();
        for (String path : files) {
            Path file = root.resolve(path);
            try {
                byte[] old = Files.readAllBytes(file);
                IndexedFile tokens = new IndexedFile(
                        path, old.length, 0, Action.PATCH, ReadBundle.tokensOf(path, old, settings.syntax()));
                PatchFile patch = new PatchFile(tokens, old, values, Map.of(), envFile(root, path, old));
                Files.write(file, patch.patched());
                problems.addAll(patch.problems());
            } catch (IOException e) {
                throw InitException.failed(BundleFiles.unreadable(file, e), e);
            }
        }
        if (!problems.isEmpty()) {
            throw InitException.failed(problems);
        }
    }

    private static Optional<EnvFile> envFile(Path root, String path, byte[] bytes) {
        return EnvFile.is(path) ? Optional.of(new EnvFile(FileText.of(bytes), reader(root))) : Optional.empty();
    }

    private static EnvFile.Reader reader(Path root) {
        if (isInstalled(root, EXPANDING_LINES)) {
            return EnvFile.Reader.EXPANDING_LINES;
        }
        return isInstalled(root, EXPANDING) ? EnvFile.Reader.EXPANDING : EnvFile.Reader.PLAIN;
    }

    private static boolean isInstalled(Path root, List<String> packages) {
        return packages.stream()
                .anyMatch(name -> Files.exists(root.resolve("node_modules").resolve(name)));
    }
}
