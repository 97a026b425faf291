package io.slipway.initcontainer.hoisting;

import io.slipway.initcontainer.bundle.BundleFiles;
import io.slipway.initcontainer.bundle.BundleTexts;
import io.slipway.initcontainer.bundle.Gzip;
import io.slipway.initcontainer.index.ValuesNote;
import io.slipway.initcontainer.problems.InitException;
import io.slipway.initcontainer.problems.Problem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Writes texts that changed back into their bundle, under their new names, precompressed files beside them. */
final class WriteBundle {
    private static final String RENAMED = BundleFiles.OWN + "/renamed";
    private static final List<String> PRECOMPRESSED = List.of(Gzip.SUFFIX, ".br", ".zst");

    private final Path root;
    private final BundleTexts bundle;
    private final Map<String, String> renamed;

    WriteBundle(Path root, BundleTexts bundle, Map<String, String> renamed) {
        this.root = root;
        this.bundle = bundle;
        this.renamed = renamed;
    }

    void text(String path, String old, String text) {
        String now = renamed.getOrDefault(path, path);
        if (now.equals(path) && text.equals(old)) {
            return;
        }
        try {
            byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
            Files.write(root.resolve(now), bytes);
            if (!now.equals(path)) {
                Files.delete(root.resolve(path));
            }
            for (String ending : PRECOMPRESSED) {
                if (Files.deleteIfExists(root.resolve(path + ending)) && ending.equals(Gzip.SUFFIX)) {
                    Files.write(root.resolve(Gzip.pathOf(now)), Gzip.compress(bytes));
                }
            }
        } catch (IOException e) {
            throw unwritable(now, e);
        }
    }

    /** Files that are no texts, and have the hash of one in their name. */
    void renameOthers(Set<String> written) {
        renamed.forEach((path, now) -> {
            boolean precompressed = PRECOMPRESSED.stream()
                    .anyMatch(ending -> path.endsWith(ending)
                            && written.contains(path.substring(0, path.length() - ending.length())));
            if (!written.contains(path) && !precompressed && bundle.has(path)) {
                try {
                    Files.move(root.resolve(path), root.resolve(now));
                } catch (IOException e) {
                    throw unwritable(now, e);
                }
            }
        });
    }

    /**
     * Tells people who keep source maps elsewhere, by their names, which file became which; and the pod, where values are.
     *
     * @param values {@code inline} or {@code file}
     */
    void note(String values) {
        StringBuilder lines = new StringBuilder();
        new TreeMap<>(renamed)
                .forEach((path, now) ->
                        lines.append(path).append('\t').append(now).append('\n'));
        try {
            Files.createDirectories(root.resolve(BundleFiles.OWN));
            Files.writeString(root.resolve(RENAMED), lines);
            new ValuesNote(root).write(values);
        } catch (IOException e) {
            throw unwritable(RENAMED, e);
        }
    }

    void add(String path, String text) {
        try {
            Files.write(root.resolve(path), text.getBytes(StandardCharsets.ISO_8859_1));
        } catch (IOException e) {
            throw unwritable(path, e);
        }
    }

    private InitException unwritable(String path, IOException e) {
        return InitException.failed(
                Problem.of("cannot write " + path + ": " + BundleFiles.reason(e))
                        .at(root.resolve(path).toString())
                        .fix("run slipway-init index as a user that may write the bundle"),
                e);
    }
}
