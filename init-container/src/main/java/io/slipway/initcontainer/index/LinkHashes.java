package io.slipway.initcontainer.index;

import io.slipway.initcontainer.bundle.BundleFiles;
import io.slipway.initcontainer.bundle.FileText;
import io.slipway.initcontainer.bundle.PageFacts;
import io.slipway.initcontainer.hashes.HashForm;
import io.slipway.initcontainer.hashes.HashText;
import io.slipway.initcontainer.index.Place.BlockHashPlace;
import io.slipway.initcontainer.index.Place.FileHashPlace;
import io.slipway.initcontainer.problems.InitFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Finds every hash of a file that will change, wherever it is written: integrity attributes, import maps, policies,
 * ngsw.json and other workers' lists. It asks no format for it: a hash of the old bytes is that hash.
 */
final class LinkHashes {
    private final Path root;
    private final Map<String, FileFacts> facts;

    LinkHashes(Path root, Map<String, FileFacts> facts) {
        this.root = root;
        this.facts = facts;
    }

    void link() {
        Set<HashForm> written = EnumSet.noneOf(HashForm.class);
        Map<HashForm, Map<String, Set<FileFacts>>> byHash = new EnumMap<>(HashForm.class);
        for (FileFacts file : facts.values()) {
            for (HashText hash : file.hashes) {
                written.add(hash.form());
                byHash.computeIfAbsent(hash.form(), form -> new java.util.HashMap<>())
                        .computeIfAbsent(hash.hash(), text -> new java.util.LinkedHashSet<>())
                        .add(file);
            }
        }
        if (written.isEmpty()) {
            return;
        }
        Deque<FileFacts> changed = new ArrayDeque<>();
        Set<FileFacts> seen = new HashSet<>();
        for (FileFacts file : facts.values()) {
            if (!file.places.isEmpty() && seen.add(file)) {
                changed.add(file);
            }
        }
        while (!changed.isEmpty()) {
            FileFacts file = changed.remove();
            byte[] bytes = bytes(file);
            blocks(file, bytes);
            for (HashForm form : written) {
                String hash = form.of(bytes);
                for (FileFacts holder : byHash.get(form).getOrDefault(hash, Set.of())) {
                    for (HashText text : holder.hashes) {
                        if (text.form() == form && text.hash().equals(hash) && !holder.isTaken(text.start())) {
                            holder.places.add(new FileHashPlace(text.start(), text.end(), file.path, form));
                        }
                    }
                    if (seen.add(holder)) {
                        changed.add(holder);
                    }
                }
            }
        }
    }

    private byte[] bytes(FileFacts file) {
        try {
            return Files.readAllBytes(root.resolve(file.path));
        } catch (IOException e) {
            throw InitFailure.failed(BundleFiles.unreadable(root.resolve(file.path), e), e);
        }
    }

    /** A policy in the page names the hashes of the scripts and styles inside it. */
    private static void blocks(FileFacts file, byte[] bytes) {
        for (PageFacts.Span block : file.blocks) {
            byte[] content = Arrays.copyOfRange(bytes, block.start(), block.end());
            byte[] seen = FileText.normalizeLines(content);
            for (HashText text : file.hashes) {
                if (!text.form().prefix().isEmpty() && text.form().of(seen).equals(text.hash())) {
                    file.places.add(
                            new BlockHashPlace(text.start(), text.end(), block.start(), block.end(), text.form()));
                }
            }
        }
    }
}
