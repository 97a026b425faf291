package io.slipway.release.descriptor;

import io.slipway.release.problems.Problem;
import io.slipway.release.problems.SlipwayException;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Names the change that a review shows, as the build server does: the number of a pull request, or a branch.
 *
 * <p>Its slug goes into names: a text that is a DNS label already is its own slug, any other is written as one, with a hash, so
 * that no two changes have one slug.
 *
 * @param text as the build server writes it
 */
public record ChangeId(String text) {

    /** What a template's host has in place of a change. */
    static final String PLACEHOLDER = "{change}";

    /** Stands for a change where a template is checked or rendered. */
    public static final ChangeId SAMPLE = new ChangeId("1");

    private static final int LONGEST = 250;
    private static final int LONGEST_SLUG = 40;
    private static final Pattern PLAIN = Pattern.compile("[a-z0-9]([a-z0-9-]*[a-z0-9])?");
    private static final Pattern TEXT = Pattern.compile("(?=.*\\S)[^\\p{Cntrl}]{1," + LONGEST + "}");

    /** @throws SlipwayException (usage) when it is blank, too long or has control characters */
    public static ChangeId parse(String text) {
        if (!TEXT.matcher(text).matches()) {
            throw SlipwayException.usage(Problem.of("a change cannot be named '" + text + "'")
                    .at("--change")
                    .fix("use the number of the pull request, or the name of the branch"));
        }
        return new ChangeId(text);
    }

    /** Letters, digits and hyphens, 40 at most. */
    public String slug() {
        String plain =
                text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
        if (plain.equals(text) || PLAIN.matcher(text).matches()) {
            return ShortName.of(text, LONGEST_SLUG);
        }
        return ShortName.withHash(plain.isEmpty() ? "change" : plain, text, LONGEST_SLUG);
    }

    /** Names the Helm release of an app's review. The chart cuts names at 52 characters, so this is never longer. */
    public String release(String app) {
        return ShortName.of(app + "-" + slug(), ShortName.RELEASE);
    }

    /** The host of a template's pattern for this change. */
    String host(String pattern) {
        StringBuilder host = new StringBuilder();
        for (String label : pattern.split("\\.", -1)) {
            String filled = label.contains(PLACEHOLDER)
                    ? ShortName.of(label.replace(PLACEHOLDER, slug()), ShortName.DNS_LABEL)
                    : label;
            host.append(host.isEmpty() ? "" : ".").append(filled);
        }
        return host.toString();
    }
}
