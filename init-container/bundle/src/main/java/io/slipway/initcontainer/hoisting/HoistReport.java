package io.slipway.initcontainer.hoisting;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What became of the tokens in a bundle's scripts.
 *
 * @param tokens how many there are
 * @param hoisted how many of them the pages hold now
 * @param scripts how many files hold none of them any more
 * @param renamed how many files have another name
 * @param before whether an index before this one hoisted tokens; those are not counted here
 * @param left where the others stand, by the reason why they stay
 */
public record HoistReport(
        int tokens, int hoisted, int scripts, int renamed, boolean before, Map<String, List<String>> left) {
    private static final int MOST_PLACES = 5;

    public HoistReport {
        left = new TreeMap<>(left);
    }

    /** Lines for people, the first one telling how many of how many. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        if (before) {
            lines.add("tokens in scripts were hoisted by an index before this one");
        }
        if (tokens == 0) {
            return lines;
        }
        lines.add(hoisted + " of " + tokens + " tokens in scripts hoisted into the pages; " + scripts
                + (scripts == 1 ? " script is" : " scripts are") + " now the same in every environment, " + renamed
                + " files renamed");
        left.forEach((reason, places) -> {
            int more = places.size() - MOST_PLACES;
            lines.add("  " + places.size() + " not hoisted: " + reason);
            places.stream().limit(MOST_PLACES).forEach(place -> lines.add("    at " + place));
            if (more > 0) {
                lines.add("    and " + more + " more");
            }
        });
        return lines;
    }
}
