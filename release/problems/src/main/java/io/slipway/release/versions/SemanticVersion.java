package io.slipway.release.versions;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A version with the form and the precedence of <a href="https://semver.org">semver.org</a>, which is what Helm and
 * registries ask of a chart; its build part does not count.
 *
 * <p>Not semver4j's: that takes {@code v1.4.0} and blanks, refuses {@code 1.0.202611281941}, which Helm takes, and cannot
 * compare pre-releases with a number of twenty digits.
 *
 * @param core major, minor and patch
 * @param preRelease its identifiers; none where the version is a release
 */
public record SemanticVersion(List<BigInteger> core, List<String> preRelease) implements Comparable<SemanticVersion> {

    private static final String NUMBER = "(?:0|[1-9][0-9]*+)";
    private static final String IDENTIFIER = "(?:0|[1-9][0-9]*|[0-9]*[a-zA-Z-][0-9a-zA-Z-]*)";

    /** As its authors write it; {@code slipway.schema.json} has the same. */
    public static final Pattern FORM = Pattern.compile("(" + NUMBER + ")\\.(" + NUMBER + ")\\.(" + NUMBER + ")(?:-("
            + IDENTIFIER + "(?:\\." + IDENTIFIER + ")*))?(?:\\+[0-9a-zA-Z-]+(?:\\.[0-9a-zA-Z-]+)*)?");

    /** What a text has to be, for messages. */
    public static final String IS = "a semantic version such as 1.4.0 or 1.4.0-rc.1";

    /** Empty where a text is no such version. */
    public static Optional<SemanticVersion> parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        return Optional.of(new SemanticVersion(
                Stream.of(1, 2, 3).map(matcher::group).map(BigInteger::new).toList(),
                matcher.group(4) == null ? List.of() : List.of(matcher.group(4).split("\\."))));
    }

    /** Whether a text is such a version. */
    public static boolean isOne(String text) {
        return FORM.matcher(text).matches();
    }

    @Override
    public int compareTo(SemanticVersion other) {
        for (int i = 0; i < core.size(); i++) {
            int order = core.get(i).compareTo(other.core.get(i));
            if (order != 0) {
                return order;
            }
        }
        // 1.0.0-rc.1 comes before 1.0.0.
        if (preRelease.isEmpty() || other.preRelease.isEmpty()) {
            return Boolean.compare(preRelease.isEmpty(), other.preRelease.isEmpty());
        }
        for (int i = 0; i < Math.min(preRelease.size(), other.preRelease.size()); i++) {
            int order = compare(preRelease.get(i), other.preRelease.get(i));
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(preRelease.size(), other.preRelease.size());
    }

    /** Numbers by their value and before words. */
    private static int compare(String one, String other) {
        boolean number = one.matches("\\d+");
        boolean otherNumber = other.matches("\\d+");
        if (number && otherNumber) {
            return new BigInteger(one).compareTo(new BigInteger(other));
        }
        return number == otherNumber ? one.compareTo(other) : Boolean.compare(otherNumber, number);
    }
}
