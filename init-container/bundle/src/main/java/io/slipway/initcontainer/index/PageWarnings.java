package io.slipway.initcontainer.index;

import io.slipway.initcontainer.problems.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Finds files that pages name and the bundle lacks, while its image is built. They are warnings: the page may work without
 * them, and what a backend answers is known only where the site is published.
 */
final class PageWarnings {
    private final Set<String> paths;

    PageWarnings(Set<String> paths) {
        this.paths = paths;
    }

    /**
     * @param base value of the page's base element; empty where it has none
     * @param references values of attributes, none with a token inside
     */
    List<Problem> of(String page, String base, List<String> references) {
        List<Problem> warnings = new ArrayList<>();
        for (String reference : references) {
            String path = reference.strip().split("[?#]", 2)[0];
            boolean elsewhere = path.isEmpty() || path.startsWith("//") || path.matches("[A-Za-z][A-Za-z0-9+.-]*:.*");
            if (!elsewhere && !path.contains("&") && !isThere(page, base, path)) {
                warnings.add(Problem.of(page + " names " + reference.strip() + ", which is not in the bundle")
                        .at(page)
                        .fix("add the file, or remove the reference; ignore this where a backend answers it"));
            }
        }
        return warnings;
    }

    private boolean isThere(String page, String base, String path) {
        String plain = decoded(path);
        if (plain.startsWith("/")) {
            return paths.contains(plain.substring(1))
                    || !base.isEmpty() && plain.startsWith(base) && paths.contains(plain.substring(base.length()));
        }
        String own = page.substring(0, page.lastIndexOf('/') + 1);
        return paths.contains(resolved(plain)) || paths.contains(resolved(own + plain));
    }

    private static String resolved(String path) {
        List<String> names = new ArrayList<>();
        for (String name : path.split("/")) {
            if (name.equals("..") && !names.isEmpty()) {
                names.remove(names.size() - 1);
            } else if (!name.isEmpty() && !name.equals(".")) {
                names.add(name);
            }
        }
        return String.join("/", names);
    }

    private static String decoded(String path) {
        try {
            return java.net.URLDecoder.decode(path.replace("+", "%2B"), java.nio.charset.StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return path;
        }
    }
}
