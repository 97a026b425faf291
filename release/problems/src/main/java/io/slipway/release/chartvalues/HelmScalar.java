package io.slipway.release.chartvalues;

import java.math.BigInteger;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What Helm takes an unquoted scalar for: YAML 1.1 as Go's yaml.v2 reads it. {@code 0400} is 256, {@code no} and {@code off}
 * are false, {@code 1e6} and {@code 0x1F} are numbers; what looks like a date stays text.
 */
public final class HelmScalar {

    private static final Set<String> TRUE = words("y", "yes", "true", "on");
    private static final Set<String> FALSE = words("n", "no", "false", "off");
    private static final Set<String> NULL = Set.of("", "~", "null", "Null", "NULL");
    private static final Pattern INTEGER =
            Pattern.compile("([-+]?)(?:0[xX]([0-9a-fA-F]++)|0[bB]([01]++)|0[oO]([0-7]++)|0([0-7]++)|(0|[1-9][0-9]*+))");
    private static final int[] RADIX = {0, 0, 16, 2, 8, 8, 10};
    private static final Pattern FLOAT =
            Pattern.compile("[-+]?(?:\\.[0-9]++|[0-9]++(?:\\.[0-9]*+)?)(?:[eE][-+]?[0-9]++)?");
    private static final Pattern NO_NUMBER = Pattern.compile("[-+]?\\.(?:inf|Inf|INF)|\\.(?:nan|NaN|NAN)");
    private static final BigInteger LARGEST = BigInteger.ONE.shiftLeft(64);
    private static final BigInteger SMALLEST = BigInteger.ONE.shiftLeft(63).negate();

    private HelmScalar() {}

    /** In Go's three spellings: {@code yes}, {@code Yes}, {@code YES}. */
    private static Set<String> words(String... words) {
        Set<String> all = new java.util.HashSet<>();
        for (String word : words) {
            all.add(word);
            all.add(word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1));
            all.add(word.toUpperCase(Locale.ROOT));
        }
        return Set.copyOf(all);
    }

    /** A number, a boolean or the text itself; null where Helm reads null, by which it is told to leave a key out. */
    static Object read(String text) {
        if (NULL.contains(text)) {
            return null;
        }
        if (TRUE.contains(text) || FALSE.contains(text)) {
            return TRUE.contains(text);
        }
        String digits = text.replace("_", "");
        boolean mayBeNumber = !text.startsWith("_");
        return Optional.of(digits)
                .filter(number -> mayBeNumber)
                .<Object>flatMap(HelmScalar::integer)
                .or(() -> Optional.of(digits).filter(number -> mayBeNumber).flatMap(HelmScalar::decimal))
                .orElse(text);
    }

    /** Infinite or not a number: JSON, and so Helm, has no such value. */
    public static boolean isNoNumber(String text) {
        return NO_NUMBER.matcher(text).matches();
    }

    private static Optional<Number> integer(String digits) {
        Matcher matcher = INTEGER.matcher(digits);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        for (int group = 2; group < RADIX.length; group++) {
            if (matcher.group(group) != null) {
                return integer(matcher.group(1), new BigInteger(matcher.group(group), RADIX[group]));
            }
        }
        return Optional.empty();
    }

    private static Optional<Number> integer(String sign, BigInteger size) {
        BigInteger value = sign.equals("-") ? size.negate() : size;
        // Only without a sign does Go try once more, as an unsigned number.
        BigInteger limit = sign.isEmpty() ? LARGEST : LARGEST.shiftRight(1);
        if (value.compareTo(limit) >= 0 || value.compareTo(SMALLEST) < 0) {
            return Optional.empty();
        }
        return Optional.of(value.bitLength() < 64 ? (Number) value.longValue() : (Number) value);
    }

    private static Optional<Object> decimal(String digits) {
        if (!FLOAT.matcher(digits).matches()) {
            return Optional.empty();
        }
        double value = Double.parseDouble(digits);
        return Double.isInfinite(value) ? Optional.empty() : Optional.of(value);
    }
}
