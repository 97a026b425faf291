package io.slipway.plugin;

import java.util.Arrays;
import java.util.List;

/** Text as forms and Pipelines send it: it may be missing, have blanks around it, or be a list of names. */
public final class Names {

    private Names() {}

    public static String orEmpty(String text) {
        return text == null ? "" : text;
    }

    public static String trimmed(String text) {
        return orEmpty(text).trim();
    }

    /** Separated by commas or line ends; a name may hold blanks, as those of many groups do. */
    public static List<String> split(String text) {
        return Arrays.stream(orEmpty(text).split("[,\\r\\n]+"))
                .map(String::trim)
                .filter(name -> !name.isEmpty())
                .distinct()
                .toList();
    }
}
