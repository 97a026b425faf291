package io.slipway.initcontainer.index;

import io.slipway.initcontainer.bundle.BundleFiles;
import io.slipway.initcontainer.bundle.Gzip;
import io.slipway.initcontainer.index.IndexedFile.Action;
import io.slipway.initcontainer.index.Place.NamingPlace;
import io.slipway.initcontainer.problems.InitException;
import io.slipway.initcontainer.problems.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Writes the gzip files of a bundle while its image is built, so that no pod has to. Those of files that hold tokens are left
 * to the pods, which alone know the bytes.
 */
public final class WriteGzip {
    private final Path bundle;
    private final BundleIndex index;
    private final Map<String, IndexedFile> files = new HashMap<>();

    public WriteGzip(Path bundle, BundleIndex index) {
        this.bundle = bundle;
        this.index = index.withMissingGzip();
        this.index.files().forEach(file -> files.put(file.path(), file));
    }

    /** The index of the bundle with its gzip files. */
    public BundleIndex write() {
        Set<String> named = named();
        List<IndexedFile> all = new ArrayList<>(index.files().size());
        for (IndexedFile file : index.files()) {
            IndexedFile original = Gzip.isGzip(file.path()) ? files.get(Gzip.original(file.path())) : null;
            boolean settled = file.action() == Action.COPY || named.contains(file.path());
            if (original == null || original.changes() || settled) {
                all.add(file);
            } else {
                compress(file, original, all);
            }
        }
        return new BundleIndex(index.style(), all);
    }

    /** Files whose hashes stand somewhere: those of the old bytes are what tells where. */
    private Set<String> named() {
        Set<String> named = new HashSet<>();
        for (IndexedFile file : index.files()) {
            for (Place place : file.places()) {
                if (place instanceof NamingPlace naming) {
                    named.add(naming.path());
                }
            }
        }
        return named;
    }

    private void compress(IndexedFile gzip, IndexedFile original, List<IndexedFile> all) {
        Path path = bundle.resolve(gzip.path());
        try {
            byte[] bytes = Files.readAllBytes(bundle.resolve(original.source()));
            byte[] fresh = Gzip.compress(bytes);
            if (gzip.action() == Action.GZIP || fresh.length < bytes.length) {
                Files.write(path, fresh);
                Files.setLastModifiedTime(path, Files.getLastModifiedTime(bundle.resolve(original.source())));
                all.add(new IndexedFile(gzip.path(), fresh.length, ReadBundle.crc(fresh), Action.COPY, List.of()));
            }
        } catch (IOException e) {
            throw InitException.failed(
                    Problem.of("cannot write the precompressed file of " + original.path() + ": "
                                    + BundleFiles.reason(e))
                            .at(path.toString())
                            .fix("run slipway-init index as a user that may write the bundle"),
                    e);
        }
    }
}
