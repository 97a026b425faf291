package io.slipway.initcontainer.renaming;

import io.slipway.initcontainer.bundle.PageFacts;
import io.slipway.initcontainer.contexts.FileKind;
import io.slipway.initcontainer.hashes.HashForm;
import io.slipway.initcontainer.hashes.HashText;
import io.slipway.initcontainer.texts.FileText;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Makes the hashes true that files of a bundle name of each other: integrity of scripts, import maps, policies, lists of
 * service workers. A hash of a file's old bytes becomes that of its new ones, wherever it stands.
 */
public final class FinalTexts {
    private final Map<String, String> old;
    private final Map<String, String> edited;
    private final Predicate<String> namesHashes;
    private final Map<HashForm, Map<String, List<String>>> owners = new HashMap<>();
    private final Map<String, String> done = new HashMap<>();
    private final Set<String> open = new HashSet<>();

    /**
     * @param old texts by their path
     * @param edited the same with their edits
     * @param namesHashes whether a file lists others with plain hexadecimal hashes
     */
    public FinalTexts(Map<String, String> old, Map<String, String> edited, Predicate<String> namesHashes) {
        this.old = old;
        this.edited = edited;
        this.namesHashes = namesHashes;
    }

    public String of(String path) {
        String known = done.get(path);
        if (known != null || !open.add(path)) {
            return known == null ? edited.get(path) : known;
        }
        String text = FileKind.of(path) == FileKind.SOURCE_MAP ? edited.get(path) : withHashes(path, edited.get(path));
        if (FileKind.of(path) == FileKind.HTML) {
            text = withBlockHashes(path, text);
        }
        open.remove(path);
        done.put(path, text);
        return text;
    }

    private String withHashes(String path, String text) {
        List<HashText> hashes = HashText.in(text, namesHashes.test(path));
        StringBuilder fresh = new StringBuilder(text);
        for (HashText hash : hashes) {
            List<String> found = owners(hash.form()).getOrDefault(hash.hash(), List.of());
            if (!found.isEmpty()) {
                String owner = found.size() == 1 ? found.get(0) : nearest(found, text, hash.start());
                fresh.replace(hash.start(), hash.end(), hash.form().of(bytes(of(owner))));
            }
        }
        return fresh.toString();
    }

    /** Files with the same bytes have the same hash; the one whose name stands before it, or behind it, is meant. */
    private static String nearest(List<String> owners, String text, int at) {
        String nearest = owners.get(0);
        int least = Integer.MAX_VALUE;
        for (String owner : owners) {
            String stem = owner.substring(owner.lastIndexOf('/') + 1).split("[-.]", 2)[0];
            int before = text.lastIndexOf(stem, at);
            if (before >= 0 && at - before < least) {
                least = at - before;
                nearest = owner;
            }
        }
        return nearest;
    }

    private Map<String, List<String>> owners(HashForm form) {
        return owners.computeIfAbsent(form, key -> {
            Map<String, List<String>> byHash = new HashMap<>();
            old.forEach((path, text) -> byHash.computeIfAbsent(key.of(bytes(text)), hash -> new ArrayList<>())
                    .add(path));
            return byHash;
        });
    }

    /** A policy in the page names the hashes of the scripts and styles inside of it; one of ours may have come first. */
    private String withBlockHashes(String path, String text) {
        List<PageFacts.Span> before = PageFacts.of(old.get(path)).blocks();
        List<PageFacts.Span> after = sameLengths(before, PageFacts.of(text).blocks());
        StringBuilder fresh = new StringBuilder(text);
        for (HashText hash : HashText.in(text, false)) {
            for (int i = 0; i < after.size(); i++) {
                if (hash.form().of(block(old.get(path), before.get(i))).equals(hash.hash())) {
                    fresh.replace(hash.start(), hash.end(), hash.form().of(block(text, after.get(i))));
                    break;
                }
            }
        }
        return fresh.toString();
    }

    /** New names and hashes are as long as the old ones, so a block with another length is one of ours. */
    private static List<PageFacts.Span> sameLengths(List<PageFacts.Span> before, List<PageFacts.Span> after) {
        List<PageFacts.Span> same = new ArrayList<>();
        for (PageFacts.Span span : after) {
            int next = same.size();
            if (next < before.size()
                    && span.end() - span.start()
                            == before.get(next).end() - before.get(next).start()) {
                same.add(span);
            }
        }
        return same;
    }

    private static byte[] block(String text, PageFacts.Span span) {
        return FileText.normalizeLines(Arrays.copyOfRange(bytes(text), span.start(), span.end()));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
