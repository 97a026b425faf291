package io.slipway.release.descriptor;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.ToIntFunction;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** Finds the known word that was probably meant. */
public final class NearestWord {

    private NearestWord() {}

    /** The nearest of the known words, if it is near enough to be a slip of the hand. */
    public static Optional<String> of(String word, Collection<String> known) {
        int most = Math.max(1, word.length() / 3);
        LevenshteinDistance distance = new LevenshteinDistance(most);
        ToIntFunction<String> slips = candidate -> isTransposed(word, candidate) ? 0 : distance.apply(word, candidate);
        return known.stream()
                .map(candidate -> new Candidate(candidate, slips.applyAsInt(candidate)))
                // The library's word for farther than that is -1.
                .filter(candidate -> candidate.slips() >= 0)
                .min(Comparator.comparingInt(Candidate::slips))
                .map(Candidate::word);
    }

    private record Candidate(String word, int slips) {}

    /** Two letters in the wrong order are one slip, though two letters differ. */
    private static boolean isTransposed(String word, String candidate) {
        return word.length() == candidate.length()
                && Arrays.equals(
                        word.chars().sorted().toArray(),
                        candidate.chars().sorted().toArray());
    }
}
