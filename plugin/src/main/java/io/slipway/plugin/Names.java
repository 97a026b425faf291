package io.slipway.plugin;

import java.util.Arrays;
import java.util.List;

/** Lists of names as people type them: separated by commas or white space. */
public final class Names {

    private Names() {}

    public static List<String> split(String text) {
        return text == null
                ? List.of()
                : Arrays.stream(text.split("[,\\s]+"))
                        .filter(name -> !name.isEmpty())
                        .distinct()
                        .toList();
    }
}
