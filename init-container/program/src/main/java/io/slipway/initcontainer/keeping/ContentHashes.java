package io.slipway.initcontainer.keeping;

import io.slipway.initcontainer.bundle.BundleFiles;
import io.slipway.initcontainer.problems.InitException;
import io.slipway.initcontainer.problems.Problem;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The hashes of those files of a bundle that running pods may hand on: a file of the bundle, {@code .slipway/content-hashes},
 * a line {@code <sha256> <size> <path>} each. Made while the image is built, as a pod would spend a third of its start on them.
 */
public final class ContentHashes {
    private static final String NAME = BundleFiles.OWN + "/content-hashes";

    private final Path bundle;

    public ContentHashes(Path bundle) {
        this.bundle = bundle;
    }

    /** The paths with content names, and of the precompressed files beside these. */
    static List<String> withPrecompressed(Collection<String> named, Collection<String> all) {
        List<String> paths = new ArrayList<>();
        for (String path : named) {
            if (!all.contains(path)) {
                continue; // what the index knew, and the site does without
            }
            paths.add(path);
            for (String precompressed : ContentFile.precompressed(path)) {
                if (all.contains(precompressed)) {
                    paths.add(precompressed);
                }
            }
        }
        return paths;
    }

    /** @param all paths of the bundle */
    public void write(Collection<String> named, Collection<String> all) {
        List<String> lines = new ArrayList<>();
        try {
            for (String path : withPrecompressed(named, all)) {
                FileHash hash = FileHash.of(bundle.resolve(path).toFile());
                lines.add(hash.sha256() + " " + hash.size() + " " + path);
            }
            Files.write(bundle.resolve(NAME), lines, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw InitException.failed(
                    Problem.of("cannot write the hashes of content names: " + BundleFiles.reason(e))
                            .at(bundle.resolve(NAME).toString())
                            .fix("run slipway-init index as a user that may write the bundle"),
                    e);
        }
    }

    /** By path; empty where nothing was indexed. */
    Map<String, FileHash> read() throws IOException {
        Map<String, FileHash> hashes = new HashMap<>();
        File file = bundle.resolve(NAME).toFile();
        if (file.isFile()) {
            for (String line : Files.readAllLines(file.toPath(), StandardCharsets.UTF_8)) {
                int size = line.indexOf(' ') + 1;
                int path = line.indexOf(' ', size) + 1;
                hashes.put(
                        line.substring(path),
                        new FileHash(Long.parseLong(line.substring(size, path - 1)), line.substring(0, size - 1)));
            }
        }
        return hashes;
    }
}
