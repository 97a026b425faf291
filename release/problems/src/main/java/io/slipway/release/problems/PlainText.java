package io.slipway.release.problems;

import java.util.regex.Pattern;

/** Text that somebody else wrote, made fit for a terminal: what would steer it, or turn the direction of writing, is shown. */
public final class PlainText {

    private static final Pattern STEERING =
            Pattern.compile("[\\p{Cc}\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff&&[^\n\t]]");

    /** Colours and moves of the cursor. */
    private static final Pattern SEQUENCE = Pattern.compile("\u001b\\[[0-9;?]*[A-Za-z]");

    private static final Pattern USER_INFO = Pattern.compile("(?<=://)[^/?#\\s\"']*@");

    private PlainText() {}

    /** Line ends and tabs stay as they are. */
    public static String of(String text) {
        return STEERING.matcher(text.replace("\r\n", "\n"))
                .replaceAll(
                        found -> String.format("\\\\u%04x", (int) found.group().charAt(0)));
    }

    /** The same in one line. */
    public static String line(String text) {
        return of(text).replaceAll("\\s*\n\\s*", " ");
    }

    /** What a program wrote for a terminal, without its colours and moves of the cursor. */
    public static String withoutSequences(String text) {
        return SEQUENCE.matcher(text).replaceAll("");
    }

    /** URLs without the user and password that may stand in front of their host. */
    public static String withoutUserInfo(String text) {
        return USER_INFO.matcher(text).replaceAll("");
    }
}
