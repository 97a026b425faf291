package io.slipway.nginx.problems;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Examines values and keeps every problem found.
 *
 * <p>The rules name what is allowed, never what is forbidden: whatever nginx may learn to treat as special later is
 * refused already.
 */
public final class Checks {

    private static final Pattern URL_PATH = Pattern.compile("/(?:[A-Za-z0-9_~-][A-Za-z0-9._~-]*+/)*+");
    private static final Pattern FILE_PATH = Pattern.compile("/[A-Za-z0-9._ ~+,=@/-]*");
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_-]*");
    private static final Pattern HEADER_VALUE = Pattern.compile("[\\x20-\\x7E&&[^$]]*");
    private static final int LONGEST = 500;

    private final List<Problem> problems = new ArrayList<>();

    public List<Problem> problems() {
        return List.copyOf(problems);
    }

    /** Notes a problem unless the rule holds. */
    public void require(boolean holds, String location, String message, String fix) {
        if (!holds) {
            problems.add(new Problem(location, message, fix));
        }
    }

    /** A path below the host, a slash at both ends. */
    public void urlPath(String location, String value) {
        require(
                matches(URL_PATH, value),
                location,
                quoted(value) + " is not a path that nginx can be given",
                "start and end with /, and use letters, digits, . _ ~ - between; no part may start with a dot");
    }

    /** An absolute path of a file or directory on the machine that nginx runs on. */
    public void filePath(String location, String value) {
        require(
                matches(FILE_PATH, value) && !(value + "/").contains("/../"),
                location,
                quoted(value) + " is not an absolute path that nginx can be given",
                "start with /, and use letters, digits, blanks and . _ ~ + , = @ - only");
    }

    /** A bare word: a cookie, a header, a language. */
    public void token(String location, String value) {
        require(
                matches(TOKEN, value),
                location,
                quoted(value) + " is not a plain name",
                "use letters, digits, _ and - only");
    }

    /** The value of a header. A dollar would start a variable of nginx, which has no way to write one plainly. */
    public void headerValue(String location, String value) {
        require(
                matches(HEADER_VALUE, value),
                location,
                quoted(value) + " cannot stand in a header",
                "use printable ASCII on one line, and no $");
    }

    /** Text for people. */
    public void text(String location, String value) {
        boolean plain = value.length() <= LONGEST
                && value.indexOf('$') < 0
                && value.chars().noneMatch(Character::isISOControl)
                && value.indexOf('\u2028') < 0
                && value.indexOf('\u2029') < 0;
        require(plain, location, quoted(value) + " cannot be written into the page", "use one line of text without $");
    }

    /** A number within its bounds. */
    public void within(Bounds bounds, String location, long value) {
        between(location, value, bounds.least(), bounds.most());
    }

    public void between(String location, long value, long least, long most) {
        require(
                value >= least && value <= most,
                location,
                value + " is out of range",
                "choose from " + least + " to " + most);
    }

    /** A time of at least a second and at most a day. */
    public void duration(String location, Duration value) {
        boolean fits = value.compareTo(Duration.ofSeconds(1)) >= 0 && value.compareTo(Duration.ofDays(1)) <= 0;
        require(fits, location, quoted(value.toString()) + " is out of range", "choose from 1s to 24h");
    }

    /** A value as it may be shown: on one line, shortened, with control characters made visible. */
    public static String quoted(String value) {
        StringBuilder shown = new StringBuilder("\"");
        value.chars().limit(80).forEach(c -> {
            if (Character.isISOControl(c)) {
                shown.append(String.format("\\u%04x", c));
            } else {
                shown.append((char) c);
            }
        });
        return shown.append(value.length() > 80 ? "…\"" : "\"").toString();
    }

    private static boolean matches(Pattern pattern, String value) {
        return value.length() <= LONGEST && pattern.matcher(value).matches();
    }
}
