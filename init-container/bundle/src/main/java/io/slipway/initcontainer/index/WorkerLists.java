package io.slipway.initcontainer.index;

import io.slipway.initcontainer.contexts.FileKind;
import io.slipway.initcontainer.index.Place.RevisionPlace;
import io.slipway.initcontainer.index.PrecacheList.Entry;
import io.slipway.initcontainer.texts.FileText;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Knows which service workers keep which files by name alone, because the name holds a hash. Where the file's bytes change and
 * its name does not, the worker's list has to: a revision where the list is Workbox's, and else a comment at the worker's end,
 * which makes it another worker for the browser, so that it fetches its files again.
 */
final class WorkerLists {
    /** A place of a worker that has to change with a file. */
    private record Naming(FileFacts holder, Entry entry) {}

    /** What no script but a service worker says. */
    private static final List<String> OF_WORKERS =
            List.of("skipWaiting(", "clients.claim(", "\"install\"", "'install'", "`install`", "oninstall");

    /** Angular's worker asks for it each time. */
    private static final String ASKED_FOR = "ngsw.json";

    private final Map<String, FileFacts> facts;
    private final Map<String, List<Naming>> named = new HashMap<>();
    private final Map<String, Set<FileFacts>> kept = new HashMap<>();
    private final Set<String> loadedByPages = new HashSet<>();
    private final String base;

    WorkerLists(Map<String, FileFacts> facts) {
        this.facts = facts;
        FileFacts index = facts.get("index.html");
        this.base = index == null ? "" : index.base;
        for (FileFacts page : facts.values()) {
            for (String reference : page.references) {
                resolve(page.path, reference).ifPresent(loadedByPages::add);
            }
        }
    }

    private static boolean isWorker(String text) {
        return OF_WORKERS.stream().anyMatch(text::contains);
    }

    /** Whether a file is to be read; nearly none is. */
    static boolean mayHold(FileKind kind, String text) {
        return (kind == FileKind.JS || kind == FileKind.JSON)
                && (text.contains("revision")
                        || text.contains("recache")
                        || text.contains("__WB_MANIFEST")
                        || isWorker(text));
    }

    void read(FileFacts holder, String text) {
        FileKind kind = FileKind.of(holder.path);
        for (Entry entry : PrecacheList.in(text)) {
            resolve(holder.path, FileText.decode(entry.url()))
                    .ifPresent(path -> named.computeIfAbsent(path, any -> new ArrayList<>())
                            .add(new Naming(holder, entry)));
        }
        if (kind == FileKind.JS && !loadedByPages.contains(holder.path) && isWorker(text)) {
            for (String literal : PrecacheList.literals(text)) {
                resolve(holder.path, FileText.decode(literal))
                        .filter(path -> !path.equals(holder.path) && !path.equals(ASKED_FOR))
                        .ifPresent(path -> kept.computeIfAbsent(path, any -> new HashSet<>())
                                .add(holder));
            }
        }
    }

    /** The workers that change with a file; they have the places for it now. */
    Set<FileFacts> changeWith(FileFacts file) {
        Set<FileFacts> changed = new HashSet<>();
        for (Naming naming : named.getOrDefault(file.path, List.of())) {
            if (revise(naming, file)) {
                changed.add(naming.holder);
            }
        }
        for (FileFacts holder : kept.getOrDefault(file.path, Set.of())) {
            if (!changed.contains(holder) && !holder.names(file.path) && mayName(holder, file)) {
                int end = (int) holder.size;
                holder.places.add(new RevisionPlace(end, end, "\n//", "", file.path));
                changed.add(holder);
            }
        }
        return changed;
    }

    private boolean revise(Naming naming, FileFacts file) {
        Entry entry = naming.entry;
        FileFacts holder = naming.holder;
        // A revision that is the hash of the file is found as every hash is, see LinkHashes.
        if (!mayName(holder, file) || !holder.take(entry.revision().start())) {
            return false;
        }
        String before = "";
        String after = "";
        if (entry.kind() == Entry.Kind.VALUE) {
            before = "\"";
            after = "\"";
        } else if (entry.kind() == Entry.Kind.NAME) {
            before = "{\"url\":\"" + FileText.decode(entry.url()) + "\",\"revision\":\"";
            after = "\"}";
        }
        holder.places.add(
                new RevisionPlace(entry.revision().start(), entry.revision().end(), before, after, file.path));
        return true;
    }

    /** A file's hash cannot stand in it, nor in one whose hash stands in it. */
    private boolean mayName(FileFacts holder, FileFacts file) {
        return holder != file && !reaches(file, holder, new HashSet<>());
    }

    private boolean reaches(FileFacts from, FileFacts to, Set<FileFacts> seen) {
        for (String path : from.named()) {
            FileFacts next = facts.get(path);
            if (next == to || next != null && seen.add(next) && reaches(next, to, seen)) {
                return true;
            }
        }
        return false;
    }

    /** The file of the bundle that a URL means, seen from the file that it stands in. */
    private Optional<String> resolve(String holder, String url) {
        String path = url.strip().split("[?#]", 2)[0];
        if (path.isEmpty() || path.length() > 1000 || path.contains("//") || path.indexOf('\n') >= 0) {
            return Optional.empty();
        }
        path = path.endsWith("/") ? path + "index.html" : path;
        List<String> candidates = new ArrayList<>();
        if (path.startsWith("/")) {
            candidates.add(path.substring(1));
            if (!base.isEmpty() && path.startsWith(base)) {
                candidates.add(path.substring(base.length()));
            }
        } else {
            String plain = path.startsWith("./") ? path.substring(2) : path;
            candidates.add(holder.substring(0, holder.lastIndexOf('/') + 1) + plain);
            candidates.add(plain);
        }
        return candidates.stream().filter(facts::containsKey).findFirst();
    }
}
