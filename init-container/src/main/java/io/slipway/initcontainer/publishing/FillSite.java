package io.slipway.initcontainer.publishing;

import io.slipway.initcontainer.bundle.BundleFiles;
import io.slipway.initcontainer.hashes.HashForm;
import io.slipway.initcontainer.index.BundleIndex;
import io.slipway.initcontainer.index.IndexedFile;
import io.slipway.initcontainer.index.Place;
import io.slipway.initcontainer.index.Place.FileHashPlace;
import io.slipway.initcontainer.problems.InitFailure;
import io.slipway.initcontainer.problems.Problem;
import io.slipway.initcontainer.settings.BasePath;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Writes a site into its staging directory: files as they are, files with new bytes, and our own notes. */
final class FillSite {
    private final Path bundle;
    private final BundleIndex index;
    private final TokenValues values;
    private final BasePath basePath;
    private final Path staging;
    private final File root;
    private final Map<String, IndexedFile> changing = new LinkedHashMap<>();
    private final Map<String, Set<HashForm>> wanted = new HashMap<>();
    private final Map<String, String> hashes = new HashMap<>();
    private final Set<String> done = new HashSet<>();
    private final List<Problem> problems = new ArrayList<>();
    private final CopyFile copy = new CopyFile();
    private long bytes;
    private int files;

    FillSite(Path bundle, BundleIndex index, TokenValues values, BasePath basePath, Path staging) {
        this.bundle = bundle;
        this.index = index;
        this.values = values;
        this.basePath = basePath;
        this.staging = staging;
        this.root = basePath.directory().isEmpty()
                ? staging.toFile()
                : staging.resolve(basePath.directory()).toFile();
    }

    void fill() throws IOException {
        Set<String> paths = new HashSet<>();
        for (IndexedFile file : index.files()) {
            paths.add(file.path());
            if (file.changes()) {
                changing.put(file.path(), file);
                want(file);
            }
        }
        problems.addAll(new References(basePath.path(), paths).missing(index.references()));
        makeDirectories();
        for (IndexedFile file : index.files()) {
            if (file.changes()) {
                rewrite(file);
            } else {
                copy(file);
            }
        }
        if (!problems.isEmpty()) {
            throw InitFailure.failed(problems);
        }
        RevalidateMap.write(staging, basePath.path(), changing.keySet(), copy);
    }

    PublishResult result() {
        return new PublishResult(files, changing.size(), bytes);
    }

    private void want(IndexedFile file) {
        for (Place place : file.places()) {
            if (place instanceof FileHashPlace hash) {
                wanted.computeIfAbsent(hash.path(), path -> EnumSet.noneOf(HashForm.class))
                        .add(hash.form());
            }
        }
    }

    private void makeDirectories() throws IOException {
        Set<String> made = new HashSet<>();
        Files.createDirectories(root.toPath());
        for (IndexedFile file : index.files()) {
            int slash = file.path().lastIndexOf('/');
            if (slash > 0 && made.add(file.path().substring(0, slash))) {
                new File(root, file.path().substring(0, slash)).mkdirs();
            }
        }
    }

    private void copy(IndexedFile file) throws IOException {
        File from = new File(bundle.toFile(), file.path());
        if (!from.canRead()) {
            throw InitFailure.failed(Problem.of("cannot read " + from)
                    .fix("check that the image holds it and that the container's user may read it"));
        }
        bytes += copy.copy(from, new File(root, file.path()));
        files++;
    }

    private void rewrite(IndexedFile file) throws IOException {
        if (!done.add(file.path())) {
            return;
        }
        for (Place place : file.places()) {
            if (place instanceof FileHashPlace hash && changing.containsKey(hash.path())) {
                rewrite(changing.get(hash.path()));
            }
        }
        byte[] old = read(file);
        PatchFile patch = new PatchFile(file, old, values, basePath.path(), this::hash);
        byte[] fresh = patch.patched();
        problems.addAll(patch.problems());
        for (HashForm form : wanted.getOrDefault(file.path(), Set.of())) {
            hashes.put(form + file.path(), form.of(fresh));
        }
        copy.write(fresh, new File(root, file.path()));
        bytes += fresh.length;
        files++;
    }

    private String hash(String path, HashForm form) {
        return hashes.get(form + path);
    }

    private byte[] read(IndexedFile file) {
        Path path = bundle.resolve(file.path());
        try {
            return Files.readAllBytes(path);
        } catch (IOException e) {
            throw InitFailure.failed(BundleFiles.unreadable(path, e), e);
        }
    }
}
