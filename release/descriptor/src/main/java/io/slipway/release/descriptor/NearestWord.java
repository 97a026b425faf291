package io.slipway.release.descriptor;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** Finds the known word that was probably meant. */
public final class NearestWord {

    private NearestWord() {}

    /** The nearest of the known words, if it is near enough to be a slip of the hand. */
    public static Optional<String> of(String word, Collection<String> known) {
        int most = Math.max(1, word.length() / 3);
        LevenshteinDistance distance = new LevenshteinDistance(most);
        return known.stream()
                .filter(candidate -> isTransposed(word, candidate) || distance.apply(word, candidate) >= 0)
                .min(Comparator.comparing(
                        candidate -> isTransposed(word, candidate) ? 0 : distance.apply(word, candidate)));
    }

    /** Two letters in the wrong order are one slip, though two letters differ. */
    private static boolean isTransposed(String word, String candidate) {
        return word.length() == candidate.length()
                && Arrays.equals(
                        word.chars().sorted().toArray(),
                        candidate.chars().sorted().toArray());
    }
}
