package io.slipway.release.descriptor;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The single-page application.
 *
 * @param name a DNS label; names the release and the chart
 * @param version of the app; without one, the version of its package.json counts
 * @param basePath the path that the site is served under, {@code /} at both ends
 * @param mode how the init container fills the site
 * @param source directory of the app's source, relative to the descriptor
 * @param build how the app is built
 * @param tokens where tokens stand and what they are
 */
public record App(
        String name, Optional<String> version, String basePath, Mode mode, String source, Build build, Tokens tokens) {

    /** The two ways to fill a site. */
    public enum Mode {
        /** The bundle is in the image, tokens inside. */
        PREBUILT,
        /** The source is in the image and is built when the pod starts. */
        BUILD;

        /** The word that the descriptor and the init container use. */
        public String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /**
     * How the app is built.
     *
     * @param install the command that brings the dependencies
     * @param command the command that builds
     * @param output the directory that holds index.html afterwards, relative to the source
     */
    public record Build(String install, String command, String output) {}

    /**
     * Where tokens stand and what they are.
     *
     * @param files globs below the source
     * @param types what a token becomes where it is not to stay a string: {@code boolean}, {@code number}, {@code json}
     * @param style the delimiters with a space between, {@code #{ }#} by default
     * @param allow texts that look like tokens and may stay
     * @param hoisting what becomes of the values of scripts when the bundle is indexed
     */
    public record Tokens(
            List<String> files, Map<String, String> types, String style, List<String> allow, Hoisting hoisting) {}

    /** What becomes of the values of scripts when the bundle is indexed. */
    public enum Hoisting {
        /** They stay in the scripts. */
        NONE,
        /** Each page holds them. */
        INLINE,
        /** A script beside each page holds them. */
        FILE
    }
}
