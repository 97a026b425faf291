package io.slipway.initcontainer.policy;

/**
 * A source that the bundle names, for a directive of the content security policy.
 *
 * @param directive such as {@code font-src}
 * @param source as a policy writes it, such as {@code https://fonts.gstatic.com} or {@code blob:}; it may hold tokens
 * @param place file and line
 * @param why what names it, such as {@code @font-face}
 * @param allowed false if it is only reported: whoever releases the app has to open it
 */
public record NeededSource(String directive, String source, String place, String why, boolean allowed) {

    /** Whether it asks for the same, wherever that stands. */
    public boolean isSameAs(NeededSource other) {
        return directive.equals(other.directive) && source.equals(other.source) && allowed == other.allowed;
    }

    /** A line for people. */
    public String line() {
        return String.format("%-14s %-40s %s (%s)", directive, source, place, why);
    }
}
