package io.slipway.initcontainer.hoisting;

import io.slipway.initcontainer.bundle.BundleTexts;
import io.slipway.initcontainer.contexts.FileKind;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which scripts run in the bundle's pages, and nowhere else: those that a page reaches by script tags, imports and webpack's
 * chunks, without those that a script reaches which no page does. That one may be a worker, or what another app loads.
 */
final class ScriptGraph {
    private final BundleTexts bundle;
    private final Map<String, PageScripts> pages = new LinkedHashMap<>();
    private final Map<String, Set<String>> reached = new HashMap<>();
    private final Set<String> inPages = new HashSet<>();
    private final Set<String> elsewhere = new HashSet<>();

    ScriptGraph(BundleTexts bundle) {
        this.bundle = bundle;
        Set<String> scripts = new LinkedHashSet<>();
        for (String path : bundle.paths()) {
            if (FileKind.of(path) == FileKind.HTML) {
                bundle.text(path).ifPresent(text -> pages.put(path, PageScripts.of(path, text, bundle)));
            } else if (FileKind.of(path) == FileKind.JS) {
                scripts.add(path);
            }
        }
        WebpackChunks chunks = WebpackChunks.of(scripts, bundle);
        pages.forEach((path, page) -> reached.put(path, chunks.with(closure(page.scripts()))));
        reached.values().forEach(inPages::addAll);
        scripts.removeAll(inPages);
        scripts.addAll(Remotes.of(bundle));
        elsewhere.addAll(chunks.with(closure(scripts)));
    }

    /** The pages, by path. */
    Map<String, PageScripts> pages() {
        return pages;
    }

    boolean hasPageWith(String text) {
        return pages.keySet().stream()
                .anyMatch(page -> bundle.text(page).orElse("").contains(text));
    }

    /** Whether a page runs one of the scripts. */
    boolean reaches(String page, Collection<String> scripts) {
        return scripts.stream().anyMatch(reached.get(page)::contains);
    }

    /** Why a script may run outside of our pages; empty if it does not. */
    String reasonToLeave(String script) {
        if (!inPages.contains(script)) {
            return "no page reaches this script by script tags and imports; a worker, or another app, may";
        }
        return elsewhere.contains(script) ? "a worker, or another app, may load this script as well" : "";
    }

    private Set<String> closure(Collection<String> roots) {
        Set<String> found = new HashSet<>(roots);
        Deque<String> queue = new ArrayDeque<>(found);
        while (!queue.isEmpty()) {
            String path = queue.remove();
            for (String next : imports(path)) {
                if (found.add(next)) {
                    queue.add(next);
                }
            }
        }
        return found;
    }

    private List<String> imports(String path) {
        return bundle.text(path)
                .map(text -> Specifiers.in(text).stream()
                        .flatMap(specifier -> Specifiers.resolve(specifier, path, bundle).stream())
                        .toList())
                .orElse(List.of());
    }
}
