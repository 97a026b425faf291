package io.slipway.release.office;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A version of a manifest: two to four numbers.
 *
 * @param numbers most important first
 */
record ManifestVersion(List<Integer> numbers) implements Comparable<ManifestVersion> {

    static Optional<ManifestVersion> parse(String text) {
        return text.matches("[0-9]{1,5}(\\.[0-9]{1,5}){1,3}")
                ? Optional.of(new ManifestVersion(
                        Arrays.stream(text.split("\\.")).map(Integer::valueOf).toList()))
                : Optional.empty();
    }

    @Override
    public int compareTo(ManifestVersion other) {
        for (int i = 0; i < 4; i++) {
            int difference = Integer.compare(number(i), other.number(i));
            if (difference != 0) {
                return difference;
            }
        }
        return 0;
    }

    private int number(int place) {
        return place < numbers.size() ? numbers.get(place) : 0;
    }
}
