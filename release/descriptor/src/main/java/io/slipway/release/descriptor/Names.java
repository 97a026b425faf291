package io.slipway.release.descriptor;

import java.util.Locale;
import java.util.regex.Pattern;

/** How the names in a descriptor may be written. */
final class Names {

    /** RFC 1123 label, which Kubernetes asks of names. */
    static final Pattern LABEL = Pattern.compile("[a-z0-9]([a-z0-9-]{0,51}[a-z0-9])?");

    static final String LABEL_IS = "lower case letters, digits and hyphens, 53 at most";

    static final Pattern HOST = Pattern.compile(
            "(?=.{1,253}$)[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?" + "(\\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)*");

    static final String HOST_IS = "a host name in lower case";

    /** A host with a place for the change, where a template may have one. */
    static final Pattern HOST_OF_CHANGE = Pattern.compile("[a-z0-9.-]*\\{change\\}[a-z0-9.-]*");

    /** A registry may have a port, and then a path follows: what is behind the colon of {@code shop:12} is a tag. */
    static final Pattern IMAGE =
            Pattern.compile("[a-z0-9][a-z0-9._-]*|" + "[A-Za-z0-9][A-Za-z0-9._-]*(:[0-9]+)?(/[a-z0-9][a-z0-9._-]*+)++");

    static final String IMAGE_IS = "a repository such as registry.example.com/office-addin, without a scheme; "
            + "a tag or digest has a key of its own";

    static final Pattern TAG = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}");

    /** What the init container can carry in the name of an environment variable and a token can name. */
    static final Pattern VARIABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_.-]*");

    private Names() {}

    /** The label that somebody meant who wrote {@code Add In}. */
    static String asLabel(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
    }

    /** The host that somebody meant who wrote a URL, or capitals. */
    static String asHost(String text) {
        return text.toLowerCase(Locale.ROOT).replaceFirst("^[a-z]+://", "").replaceFirst("[/?#:].*$", "");
    }

    /** The repository that somebody meant who wrote a scheme before it, or the tag or digest behind it. */
    static String asImage(String text) {
        String bare = text.replaceFirst("^[A-Za-z][A-Za-z0-9+.-]*://", "")
                .replaceFirst("@.*$", "")
                .replaceFirst(":[^/:]*$", "")
                .replaceFirst("/+$", "");
        int path = bare.indexOf('/') + 1;
        return bare.substring(0, path) + bare.substring(path).toLowerCase(Locale.ROOT);
    }

    /** The base path that somebody meant who left out a slash. */
    static String asBasePath(String text) {
        return ("/" + text + "/").replaceAll("/{2,}", "/");
    }
}
