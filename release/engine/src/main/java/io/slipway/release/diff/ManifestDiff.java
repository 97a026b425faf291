package io.slipway.release.diff;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

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
     * @param object kind and name
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
        Map<String, String> before = Manifests.parse(running).objects();
        Map<String, String> after = Manifests.parse(wanted).objects();
        TreeSet<String> all = new TreeSet<>(before.keySet());
        all.addAll(after.keySet());
        List<Change> changes = new ArrayList<>();
        for (String object : all) {
            List<String> old = lines(before.get(object));
            List<String> now = lines(after.get(object));
            if (!old.equals(now)) {
                changes.add(new Change(object, kind(before.get(object), after.get(object)), diff(old, now)));
            }
        }
        return new ManifestDiff(changes);
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
