package io.slipway.plugin.stages;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Finds the known name that was probably meant. */
final class NearestName {

    private NearestName() {}

    /** The nearest of the known names, if it is near enough to be a slip of the hand. */
    static Optional<String> of(String name, Collection<String> known) {
        int most = Math.max(1, name.length() / 3);
        return known.stream()
                .filter(candidate -> slips(name, candidate) <= most)
                .min(Comparator.comparingInt(candidate -> slips(name, candidate)));
    }

    /** How many letters are missing, too many, wrong, or in the place of their neighbor. */
    private static int slips(String name, String other) {
        int[][] slips = new int[name.length() + 1][other.length() + 1];
        for (int i = 0; i <= name.length(); i++) {
            for (int j = 0; j <= other.length(); j++) {
                slips[i][j] = i == 0 || j == 0 ? i + j : slips(name, other, slips, i, j);
            }
        }
        return slips[name.length()][other.length()];
    }

    private static int slips(String name, String other, int[][] slips, int i, int j) {
        boolean same = name.charAt(i - 1) == other.charAt(j - 1);
        int least = Math.min(slips[i - 1][j - 1] + (same ? 0 : 1), 1 + Math.min(slips[i - 1][j], slips[i][j - 1]));
        boolean transposed = i > 1
                && j > 1
                && name.charAt(i - 1) == other.charAt(j - 2)
                && name.charAt(i - 2) == other.charAt(j - 1);
        return transposed ? Math.min(least, slips[i - 2][j - 2] + 1) : least;
    }
}
