package io.slipway.nginx.delivery;

import io.slipway.nginx.problems.Checks;
import java.util.List;
import java.util.Locale;

/**
 * Which other origins may read the site's files: hosts that load it as a federation remote, or use its fonts. Pages are
 * never given to them.
 *
 * @param origins for example {@code https://shell.example.com}; {@code *} for all
 */
public record Cors(List<String> origins) {

    private static final String ANY = "*";
    private static final String ORIGIN = "https?://(?:[a-z0-9_-]+(?:\\.[a-z0-9_-]+)*|\\[[0-9a-f:.]+])(?::[0-9]{1,5})?";

    public Cors {
        origins = origins.stream()
                .map(origin -> origin.toLowerCase(Locale.ROOT))
                .distinct()
                .toList();
    }

    public static Cors none() {
        return new Cors(List.of());
    }

    public boolean allowed() {
        return !origins.isEmpty();
    }

    /** Whether every origin may read the files. */
    public boolean open() {
        return origins.contains(ANY);
    }

    public void check(Checks checks) {
        origins.forEach(origin -> checks.require(
                origin.equals(ANY) || origin.matches(ORIGIN),
                "cors",
                Checks.quoted(origin) + " is not an origin",
                "write https://shell.example.com, without a path, or * for all"));
    }
}
