package io.slipway.initcontainer.publishing;

import io.slipway.initcontainer.bundle.BundleFiles;
import io.slipway.initcontainer.index.IndexedFile;
import io.slipway.initcontainer.index.IndexedFile.Fate;
import io.slipway.initcontainer.index.ReadBundle;
import io.slipway.initcontainer.problems.InitFailure;
import io.slipway.initcontainer.problems.Problem;
import io.slipway.initcontainer.settings.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Replaces the tokens of source files where they are. */
public final class ReplaceInSource {
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
                        path, old.length, 0, Fate.PATCHED, ReadBundle.tokensOf(path, old, settings.syntax()));
                PatchFile patch = new PatchFile(tokens, old, values, Map.of());
                Files.write(file, patch.patched());
                problems.addAll(patch.problems());
            } catch (IOException e) {
                throw InitFailure.failed(BundleFiles.unreadable(file, e), e);
            }
        }
        if (!problems.isEmpty()) {
            throw InitFailure.failed(problems);
        }
    }
}
