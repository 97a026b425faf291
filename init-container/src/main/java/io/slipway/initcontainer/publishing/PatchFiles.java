package io.slipway.initcontainer.publishing;

import io.slipway.initcontainer.bundle.BundleFiles;
import io.slipway.initcontainer.bundle.PageFacts.Span;
import io.slipway.initcontainer.hashes.HashForm;
import io.slipway.initcontainer.index.IndexedFile;
import io.slipway.initcontainer.index.IndexedFile.Fate;
import io.slipway.initcontainer.index.Place;
import io.slipway.initcontainer.index.Place.FileHashPlace;
import io.slipway.initcontainer.problems.InitFailure;
import io.slipway.initcontainer.problems.Problem;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/** Writes the files that change, each behind those whose hashes it names. */
// Twins: nginx would serve the old bytes to every browser that takes gzip, so a .gz is made anew. There is no encoder
// for
// Brotli (or Zstandard) in pure Java that is kept; those twins are dropped, and nginx falls back to the .gz or
// compresses
// the file itself.
final class PatchFiles {
    private static final String INDEX = "index.html";

    private final File bundle;
    private final File root;
    private final Map<String, IndexedFile> files = new HashMap<>();
    private final PatchFile.Values values;
    private final Map<String, Set<HashForm>> wanted = new HashMap<>();
    private final Map<String, String> hashes = new HashMap<>();
    private final Set<String> done = new HashSet<>();
    private final Set<String> changed = new TreeSet<>();
    private final List<Problem> problems = new ArrayList<>();
    private long bytes;

    PatchFiles(File bundle, File root, List<IndexedFile> changing, PatchFile.Values values) {
        this.bundle = bundle;
        this.root = root;
        this.values = values;
        for (IndexedFile file : changing) {
            files.put(file.path(), file);
            for (Place place : file.places()) {
                if (place instanceof FileHashPlace hash) {
                    Set<HashForm> forms = wanted.get(hash.path());
                    if (forms == null) {
                        forms = EnumSet.noneOf(HashForm.class);
                        wanted.put(hash.path(), forms);
                    }
                    forms.add(hash.form());
                }
            }
        }
    }

    /** @param needed where index.html names files that must be there */
    void patch(List<Span> needed, References references) throws IOException {
        List<String> named = new ArrayList<>();
        for (IndexedFile file : files.values()) {
            patch(file, needed, named);
        }
        problems.addAll(references.missing(named));
        if (!problems.isEmpty()) {
            throw InitFailure.failed(problems);
        }
    }

    /** The paths of the files written, sorted. */
    Collection<String> changed() {
        return changed;
    }

    long bytes() {
        return bytes;
    }

    private void patch(IndexedFile file, List<Span> needed, List<String> named) throws IOException {
        if (file.fate() == Fate.GZIPPED) {
            patch(files.get(file.original()), needed, named);
            return;
        }
        if (file.fate() == Fate.DROPPED || !done.add(file.path())) {
            return;
        }
        for (Place place : file.places()) {
            if (place instanceof FileHashPlace hash) {
                patch(files.get(hash.path()), needed, named);
            }
        }
        PatchFile patch = new PatchFile(file, read(file), values, hashes);
        byte[] fresh = patch.patched();
        problems.addAll(patch.problems());
        if (file.path().equals(INDEX)) {
            for (Span span : needed) {
                named.add(patch.text(span));
            }
        }
        write(file.path(), fresh);
        if (files.containsKey(file.path() + ".gz")) {
            write(file.path() + ".gz", gzip(fresh));
        }
    }

    private void write(String path, byte[] fresh) throws IOException {
        for (HashForm form : wanted.getOrDefault(path, Set.of())) {
            hashes.put(form + path, form.of(fresh));
        }
        CopyFile.write(fresh, new File(root, path));
        bytes += fresh.length;
        changed.add(path);
    }

    private byte[] read(IndexedFile file) {
        Path path = new File(bundle, file.path()).toPath();
        try {
            byte[] old = Files.readAllBytes(path);
            CRC32 crc = new CRC32();
            crc.update(old, 0, old.length);
            if (crc.getValue() != file.crc()) {
                throw OldIndex.of(bundle, file.path());
            }
            return old;
        } catch (IOException e) {
            throw InitFailure.failed(BundleFiles.unreadable(path, e), e);
        }
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream(bytes.length / 3 + 64);
        try (GZIPOutputStream zip = new GZIPOutputStream(out, 1 << 14) {
            {
                def.setLevel(Deflater.BEST_COMPRESSION);
            }
        }) {
            zip.write(bytes);
        }
        return out.toByteArray();
    }
}
