package io.slipway.release.descriptor;

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
                .filter(candidate -> distance.apply(word, candidate) >= 0)
                .min(Comparator.comparing(candidate -> distance.apply(word, candidate)));
    }
}
