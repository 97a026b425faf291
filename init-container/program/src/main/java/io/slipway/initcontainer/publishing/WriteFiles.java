package io.slipway.initcontainer.publishing;

import io.slipway.initcontainer.bundle.BundleFiles;
import io.slipway.initcontainer.bundle.FileBytes;
import io.slipway.initcontainer.bundle.Gzip;
import io.slipway.initcontainer.bundle.LargeText;
import io.slipway.initcontainer.bundle.PageFacts.Span;
import io.slipway.initcontainer.contexts.FileKind;
import io.slipway.initcontainer.hashes.HashForm;
import io.slipway.initcontainer.index.BundleIndex;
import io.slipway.initcontainer.index.IndexedFile;
import io.slipway.initcontainer.index.Place;
import io.slipway.initcontainer.index.Place.NamingPlace;
import io.slipway.initcontainer.problems.InitException;
import io.slipway.initcontainer.problems.Problem;
import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.zip.CRC32;

/** Writes the files of a site: each that names hashes behind those whose hashes it names, all others at once. */
final class WriteFiles {
    private final File bundle;
    private final File root;
    private final BundleIndex index;
    private final PatchFile.Values values;
    private final Map<String, IndexedFile> patched = new HashMap<>();
    private final Map<String, Set<HashForm>> wanted = new HashMap<>();
    private final GzipFiles gzipFiles = new GzipFiles();
    private final References references;
    private final String release;
    // What follows is written by several threads.
    private final Map<String, String> hashes = new HashMap<>();
    private final Set<String> changed = new TreeSet<>();
    private final Map<String, List<Problem>> problems = new TreeMap<>();
    private final Map<String, Long> written = new TreeMap<>();
    private final Map<String, List<String>> scripts = new TreeMap<>();
    private long bytes;
    private int files;

    /** @param release that a page names in its bytes, where a service worker keeps it with the headers that it came with */
    WriteFiles(
            File bundle, File root, BundleIndex index, PatchFile.Values values, References references, String release) {
        this.release = release;
        this.bundle = bundle;
        this.root = root;
        this.index = index;
        this.values = values;
        this.references = references;
    }

    void write() throws IOException {
        List<IndexedFile> first = new ArrayList<>(index.files().size());
        List<IndexedFile> naming = new ArrayList<>();
        for (IndexedFile file : index.files()) {
            switch (file.action()) {
                case COPY -> first.add(file);
                case PATCH -> (want(file) ? naming : first).add(file);
                case GZIP, ADD, DROP -> gzipFiles.take(file);
            }
        }
        Workers.run(first, new Workers.Work() {
            @Override
            public void on(IndexedFile file) throws IOException {
                if (file.size() >= LargeText.SMALLEST && (file.changes() || gzipFiles.isMadeFor(file))) {
                    synchronized (gzipFiles) { // one at a time, so that the largest alone decides on the memory
                        publish(file);
                    }
                } else {
                    publish(file);
                }
            }

            private void publish(IndexedFile file) throws IOException {
                if (file.changes()) {
                    patch(file);
                } else if (gzipFiles.isMadeFor(file) || !file.page().scripts().isEmpty()) {
                    copyWithGzip(file);
                } else {
                    copy(file);
                }
            }
        });
        for (IndexedFile file : naming) {
            patchBehindOthers(file);
        }
        List<Problem> all = new ArrayList<>();
        for (List<Problem> ofFile : problems.values()) {
            all.addAll(ofFile);
        }
        if (!all.isEmpty()) {
            throw InitException.failed(all);
        }
    }

    PublishResult result() {
        return new PublishResult(files, changed.size(), bytes, digest(), Optional.empty());
    }

    /** The paths of the files that differ from the bundle's, sorted. */
    Collection<String> changed() {
        return changed;
    }

    /** The paths of all files. */
    Set<String> paths() {
        return written.keySet();
    }

    /** The hashes of each page's inline scripts, by the page's path. */
    Map<String, List<String>> scripts() {
        return scripts;
    }

    /** What tells this site from one with other bytes, or with other files to revalidate. */
    private String digest() {
        StringBuilder text = new StringBuilder(values.basePath()).append('\n');
        for (Map.Entry<String, Long> file : written.entrySet()) {
            text.append(file.getKey()).append('\t').append(file.getValue());
            text.append(changed.contains(file.getKey()) ? "\tchanged\n" : "\n");
        }
        return HashForm.SHA1_HEX.of(text.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** Notes the hashes that a file names; true if it does. */
    private boolean want(IndexedFile file) {
        patched.put(file.path(), file);
        boolean names = false;
        for (Place place : file.places()) {
            if (place instanceof NamingPlace hash) {
                names = true;
                Set<HashForm> forms = wanted.get(hash.path());
                if (forms == null) {
                    forms = EnumSet.noneOf(HashForm.class);
                    wanted.put(hash.path(), forms);
                }
                forms.add(hash.form());
            }
        }
        return names;
    }

    private void patchBehindOthers(IndexedFile file) throws IOException {
        if (changed.contains(file.path())) {
            return;
        }
        for (Place place : file.places()) {
            if (place instanceof NamingPlace hash && !hashes.containsKey(hash.form() + hash.path())) {
                patchBehindOthers(patched.get(gzipFiles.original(hash.path())));
            }
        }
        patch(file);
    }

    private void patch(IndexedFile file) throws IOException {
        PatchFile patch = new PatchFile(file, read(file), values, hashes);
        byte[] fresh = named(file.path(), patch.patched());
        List<Problem> found = new ArrayList<>(patch.problems());
        if (!file.page().references().isEmpty()) {
            List<String> named = new ArrayList<>();
            for (Span span : file.page().references()) {
                named.add(patch.text(span));
            }
            found.addAll(references.missing(file.path(), file.page().base(), named));
        }
        if (!file.page().scripts().isEmpty()) {
            noteScripts(file.path(), ScriptHashes.of(file.page().scripts(), patch));
        }
        write(file.path(), fresh, found);
        if (fresh.length >= LargeText.SMALLEST) {
            zipLarge(file.path(), true);
            return;
        }
        Optional<byte[]> gzip = gzipFiles.of(file.path(), fresh);
        if (gzip.isPresent()) {
            write(Gzip.pathOf(file.path()), gzip.get(), List.of());
        }
    }

    /**
     * A worker takes a page whose hash is the one that it knows from its old cache, with its old headers. The policy among
     * these follows values and configuration, so the page's bytes do too.
     */
    private byte[] named(String path, byte[] page) {
        boolean kept = FileKind.of(path) == FileKind.HTML && wanted.containsKey(path);
        if (!kept) {
            return page;
        }
        byte[] name = ("<!-- release " + release + " -->\n").getBytes(StandardCharsets.UTF_8);
        byte[] named = Arrays.copyOf(page, page.length + name.length);
        System.arraycopy(name, 0, named, page.length, name.length);
        return named;
    }

    /** Compressed from what was just written: the two would not fit into the memory. */
    private void zipLarge(String path, boolean changes) throws IOException {
        String gzip = Gzip.pathOf(path);
        if (!gzipFiles.isMade(path)) {
            return;
        }
        File plain = new File(root, path);
        File zipped = new File(root, gzip);
        long crc = CopyFile.zip(plain, zipped);
        if (!gzipFiles.isKept(gzip) && zipped.length() >= plain.length()) {
            Files.delete(zipped.toPath());
            return;
        }
        Map<String, String> made = new HashMap<>();
        for (HashForm form : wanted.getOrDefault(gzip, Set.of())) {
            try (FileInputStream in = new FileInputStream(zipped)) {
                made.put(form + gzip, form.of(in));
            }
        }
        synchronized (this) {
            hashes.putAll(made);
            if (changes || gzipFiles.isKept(gzip)) {
                changed.add(gzip);
            }
            count(gzip, zipped.length(), crc);
        }
    }

    private void write(String path, byte[] fresh, List<Problem> found) throws IOException {
        Map<String, String> made = new HashMap<>();
        for (HashForm form : wanted.getOrDefault(path, Set.of())) {
            made.put(form + path, form.of(fresh));
        }
        long crc = CopyFile.write(fresh, new File(root, path));
        synchronized (this) {
            hashes.putAll(made);
            if (!found.isEmpty()) {
                problems.put(path, found);
            }
            changed.add(path);
            count(path, fresh.length, crc);
        }
    }

    private void copy(IndexedFile file) throws IOException {
        File from = new File(bundle, file.source());
        try (FileInputStream in = open(from)) {
            if (CopyFile.copy(in, new File(root, file.path())) != file.crc()) {
                throw StaleIndex.of(bundle, file.source());
            }
        }
        count(file.path(), file.size(), file.crc());
    }

    private void copyWithGzip(IndexedFile file) throws IOException {
        if (file.size() >= LargeText.SMALLEST && file.page().scripts().isEmpty()) {
            copy(file);
            zipLarge(file.path(), false);
            return;
        }
        byte[] same = read(file);
        if (!file.page().scripts().isEmpty()) {
            noteScripts(
                    file.path(), ScriptHashes.of(file.page().scripts(), new PatchFile(file, same, values, Map.of())));
        }
        count(file.path(), same.length, CopyFile.write(same, new File(root, file.path())));
        Optional<byte[]> gzip = gzipFiles.of(file.path(), same);
        String path = Gzip.pathOf(file.path());
        if (gzip.isPresent() && gzipFiles.isKept(path)) {
            write(path, gzip.get(), List.of());
        } else if (gzip.isPresent()) {
            count(path, gzip.get().length, CopyFile.write(gzip.get(), new File(root, path)));
        }
    }

    private synchronized void noteScripts(String path, List<String> hashes) {
        scripts.put(path, hashes);
    }

    private synchronized void count(String path, long size, long crc) {
        written.put(path, crc);
        bytes += size;
        files++;
    }

    private FileInputStream open(File file) {
        refuseSpecial(file);
        try {
            return new FileInputStream(file);
        } catch (IOException e) {
            throw InitException.failed(BundleFiles.unreadable(file.toPath(), e), e);
        }
    }

    private byte[] read(IndexedFile file) {
        LargeText.refuseUneditable(file.path(), file.size());
        Path path = new File(bundle, file.source()).toPath();
        refuseSpecial(path.toFile());
        try {
            byte[] old = FileBytes.read(path);
            CRC32 crc = new CRC32();
            crc.update(old, 0, old.length);
            if (crc.getValue() != file.crc()) {
                throw StaleIndex.of(bundle, file.source());
            }
            return old;
        } catch (IOException e) {
            throw InitException.failed(BundleFiles.unreadable(path, e), e);
        }
    }

    /** What the index knows as a file may be a pipe by now; whoever opens one waits for ever. */
    private void refuseSpecial(File file) {
        if (file.exists() && !file.isFile()) {
            throw StaleIndex.of(
                    bundle, bundle.toPath().relativize(file.toPath()).toString());
        }
    }
}
