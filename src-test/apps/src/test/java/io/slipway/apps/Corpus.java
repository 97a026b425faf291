package io.slipway.apps;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Every app of the corpus, a row each. */
final class Corpus {

    private static final List<AppRecipe> ALL = Stream.of(ViteApps.ALL, AngularApps.ALL, NxApps.ALL, OtherApps.ALL)
            .flatMap(List::stream)
            .toList();

    private static final String CHOICE = System.getProperty("apps", "");

    private Corpus() {}

    /** The apps that {@code -Dapps} names, as {@link #chosen} reads them, or those that a test takes when it names none. */
    static List<AppRecipe> chosenOr(String usual) {
        return chosen(isChosen() ? CHOICE : usual);
    }

    /** Whether {@code -Dapps} names some. */
    static boolean isChosen() {
        return !CHOICE.isEmpty();
    }

    /** @param choice {@code all}, {@code few}, or names with commas between them */
    static List<AppRecipe> chosen(String choice) {
        Set<String> names = Set.of(choice.split(","));
        return ALL.stream()
                .filter(app ->
                        choice.equals("all") || choice.equals("few") && app.isOfFew() || names.contains(app.name()))
                .toList();
    }

    static boolean has(String name) {
        return ALL.stream().anyMatch(app -> app.name().equals(name));
    }

    static List<AppRecipe> all() {
        return ALL;
    }
}
