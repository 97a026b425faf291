package io.slipway.apps;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Every app of the corpus, a row each. */
final class Corpus {

    private static final List<AppRecipe> ALL = Stream.of(ViteApps.ALL, AngularApps.ALL, NxApps.ALL, OtherApps.ALL)
            .flatMap(List::stream)
            .toList();

    private Corpus() {}

    /** @param choice {@code ci}, {@code all}, or names with commas between them */
    static List<AppRecipe> chosen(String choice) {
        Set<String> names = Set.of(choice.split(","));
        return ALL.stream()
                .filter(app ->
                        choice.equals("all") || choice.equals("ci") && app.tryInCi() || names.contains(app.name()))
                .toList();
    }

    static boolean has(String name) {
        return ALL.stream().anyMatch(app -> app.name().equals(name));
    }

    static List<AppRecipe> all() {
        return ALL;
    }
}
