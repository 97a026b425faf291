package io.slipway.release.diff;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import io.slipway.release.manifests.ManifestObject;
import io.slipway.release.manifests.Manifests;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What a release would change, object by object. The data of Secrets is not compared: it is not shown, and a line that says
 * only that it changed would be no help.
 *
 * @param changes those that differ, by kind and name
 */
public record ManifestDiff(List<Change> changes) {

    private static final int CONTEXT = 3;

    /**
     * One object that would change.
     *
     * @param object kind and name, and what tells it from another that has these too
     * @param lines of a unified diff, without its two headers
     */
    public record Change(String object, Kind kind, List<String> lines) {}

    /** What would happen to an object. */
    public enum Kind {
        ADDED,
        CHANGED,
        REMOVED
    }

    /**
     * Compares two sets of manifests.
     *
     * @param running as Helm stored them; blank when nothing is released
     * @param wanted as Helm would send them
     */
    public static ManifestDiff of(String running, String wanted) {
        List<ManifestObject> old = Manifests.parse(running).objects();
        List<ManifestObject> fresh = Manifests.parse(wanted).objects();
        Set<String> shared = sharedTitles(old);
        shared.addAll(sharedTitles(fresh));
        Map<String, String> before = byTitle(old, shared);
        Map<String, String> after = byTitle(fresh, shared);
        TreeSet<String> all = new TreeSet<>(before.keySet());
        all.addAll(after.keySet());
        List<Change> changes = new ArrayList<>();
        for (String object : all) {
            List<String> then = lines(before.get(object));
            List<String> now = lines(after.get(object));
            if (!then.equals(now)) {
                changes.add(new Change(object, kind(before.get(object), after.get(object)), diff(then, now)));
            }
        }
        return new ManifestDiff(changes);
    }

    /** Kind and name that two objects have, which differ in API group or namespace. */
    private static Set<String> sharedTitles(List<ManifestObject> objects) {
        Set<String> seen = new HashSet<>();
        return objects.stream()
                .map(ManifestObject::title)
                .filter(title -> !seen.add(title))
                .collect(Collectors.toCollection(HashSet::new));
    }

    private static Map<String, String> byTitle(List<ManifestObject> objects, Set<String> shared) {
        Map<String, String> texts = new LinkedHashMap<>();
        objects.forEach(object -> texts.put(
                shared.contains(object.title()) ? object.fullTitle() : object.title(),
                object.isSecret() ? HiddenSecret.of(object.content()) : object.text()));
        return texts;
    }

    private static List<String> lines(String text) {
        return text == null
                ? List.of()
                : text.lines().map(String::stripTrailing).toList();
    }

    private static Kind kind(String before, String after) {
        if (before == null) {
            return Kind.ADDED;
        }
        return after == null ? Kind.REMOVED : Kind.CHANGED;
    }

    private static List<String> diff(List<String> before, List<String> after) {
        List<String> unified =
                UnifiedDiffUtils.generateUnifiedDiff("", "", before, DiffUtils.diff(before, after), CONTEXT);
        return unified.stream().skip(2).toList();
    }
}
