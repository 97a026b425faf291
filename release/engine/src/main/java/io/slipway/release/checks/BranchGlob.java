package io.slipway.release.checks;

import java.util.regex.Pattern;

/** Branches by pattern: {@code *} stands for anything but a slash, {@code **} for anything. */
final class BranchGlob {

    private static final Pattern STARS = Pattern.compile("\\*\\*|\\*");

    private BranchGlob() {}

    static boolean matches(String glob, String branch) {
        String regex = STARS.matcher("\\Q" + glob + "\\E")
                .replaceAll(stars -> stars.group().length() == 2 ? "\\\\E.*\\\\Q" : "\\\\E[^/]*\\\\Q");
        return Pattern.matches(regex, branch);
    }
}
