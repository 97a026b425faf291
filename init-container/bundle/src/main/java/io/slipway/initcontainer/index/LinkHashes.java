package io.slipway.initcontainer.index;

import io.slipway.initcontainer.bundle.BundleFiles;
import io.slipway.initcontainer.bundle.FileBytes;
import io.slipway.initcontainer.bundle.Gzip;
import io.slipway.initcontainer.bundle.PageFacts;
import io.slipway.initcontainer.hashes.HashForm;
import io.slipway.initcontainer.hashes.HashText;
import io.slipway.initcontainer.index.IndexedFile.Action;
import io.slipway.initcontainer.index.Place.BlockHashPlace;
import io.slipway.initcontainer.index.Place.FileHashPlace;
import io.slipway.initcontainer.problems.InitException;
import io.slipway.initcontainer.problems.Problem;
import io.slipway.initcontainer.texts.FileText;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds what follows from the files that hold tokens: their precompressed files, and every hash of a file that changes,
 * wherever it is written: integrity attributes, import maps, policies, ngsw.json and other workers' lists. It asks no
 * format for it: a hash of the old bytes is that hash.
 */
final class LinkHashes {
    /** A place that names a hash. */
    private record Naming(FileFacts holder, HashText text) {}

    private final Path root;
    private final Map<String, FileFacts> facts;
    private final Map<HashForm, Map<String, List<Naming>>> named = new EnumMap<>(HashForm.class);
    private final Deque<FileFacts> changed = new ArrayDeque<>();
    private final Set<FileFacts> seen = new HashSet<>();

    private final WorkerLists workers;

    LinkHashes(Path root, Map<String, FileFacts> facts, WorkerLists workers) {
        this.root = root;
        this.facts = facts;
        this.workers = workers;
    }

    void link() {
        for (FileFacts file : facts.values()) {
            for (HashText hash : file.hashes) {
                named.computeIfAbsent(hash.form(), form -> new HashMap<>())
                        .computeIfAbsent(hash.hash(), text -> new ArrayList<>())
                        .add(new Naming(file, hash));
            }
            if (!file.places.isEmpty() || file.action == Action.GZIP) {
                change(file);
            }
        }
        while (!changed.isEmpty()) {
            FileFacts file = changed.remove();
            markPrecompressed(file, Gzip.SUFFIX, Action.GZIP);
            markPrecompressed(file, ".br", Action.DROP);
            markPrecompressed(file, ".zst", Action.DROP);
            if (!named.isEmpty()) {
                byte[] bytes = bytes(file);
                blocks(file, bytes);
                named.forEach((form, hashes) ->
                        hashes.getOrDefault(form.of(bytes), List.of()).forEach(naming -> follow(file, naming)));
            }
            workers.changeWith(file).forEach(this::change);
        }
    }

    private void change(FileFacts file) {
        if (seen.add(file)) {
            changed.add(file);
        }
    }

    private void follow(FileFacts file, Naming naming) {
        if (file.action == Action.DROP) {
            throw InitException.failed(Problem.of(file.path + " has a hash in " + naming.holder.path
                            + ", and its original holds tokens, so it cannot stay")
                    .fix("precompress after " + naming.holder.path
                            + ", or leave this one out: nginx compresses the file"));
        }
        HashText text = naming.text;
        if (naming.holder.take(text.start())) {
            naming.holder.places.add(new FileHashPlace(text.start(), text.end(), file.path, text.form()));
        }
        change(naming.holder);
    }

    private void markPrecompressed(FileFacts file, String ending, Action action) {
        FileFacts precompressed = facts.get(file.path + ending);
        if (precompressed != null) {
            precompressed.action = action;
            change(precompressed);
        }
    }

    private byte[] bytes(FileFacts file) {
        try {
            return FileBytes.read(root.resolve(file.source));
        } catch (IOException e) {
            throw InitException.failed(BundleFiles.unreadable(root.resolve(file.source), e), e);
        }
    }

    /** A policy in the page names the hashes of the scripts and styles inside it. */
    private static void blocks(FileFacts file, byte[] bytes) {
        for (PageFacts.Span block : file.blocks) {
            byte[] content = Arrays.copyOfRange(bytes, block.start(), block.end());
            byte[] seen = FileText.normalizeLines(content);
            for (HashText text : file.hashes) {
                if (!text.form().prefix().isEmpty()
                        && text.form().of(seen).equals(text.hash())
                        && file.take(text.start())) {
                    file.places.add(
                            new BlockHashPlace(text.start(), text.end(), block.start(), block.end(), text.form()));
                }
            }
        }
    }
}
