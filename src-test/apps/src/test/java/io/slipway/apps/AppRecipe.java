package io.slipway.apps;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * One app of the corpus.
 *
 * @param name of the app, and of the directory that its generator makes
 * @param base an app that this one goes on from; its commands have run already
 * @param commands that make it: the generator, then what runs in the app's directory
 * @param changes what its owner writes, so that the page shows a value and loads a part later
 * @param home of its descriptor below the app's directory; empty for that directory
 * @param deepLink a path of the app that a browser opens by itself
 * @param updates whether a service worker keeps the app, so that a change comes with a later visit
 * @param tryInCi whether {@code .ci/run} takes it; {@code ./slipway-apps} takes all
 */
record AppRecipe(
        String name,
        Optional<AppRecipe> base,
        List<String> commands,
        List<Change> changes,
        String home,
        String deepLink,
        boolean updates,
        boolean tryInCi) {

    AppRecipe {
        commands = List.copyOf(commands);
        changes = List.copyOf(changes);
    }

    /** An app of which a generator makes everything. */
    static AppRecipe made(String name, String... commands) {
        return new AppRecipe(name, Optional.empty(), List.of(commands), List.of(), "", "some/place", false, false);
    }

    /** An app that goes on from this one, as its generator left it. */
    AppRecipe then(String other, String... more) {
        return new AppRecipe(other, Optional.of(this), List.of(more), changes, home, deepLink, updates, false);
    }

    AppRecipe changed(Change... more) {
        List<Change> all = new ArrayList<>(changes);
        all.addAll(List.of(more));
        return new AppRecipe(name, base, commands, all, home, deepLink, updates, tryInCi);
    }

    AppRecipe home(String directory) {
        return new AppRecipe(name, base, commands, changes, directory, deepLink, updates, tryInCi);
    }

    AppRecipe deepLink(String path) {
        return new AppRecipe(name, base, commands, changes, home, path, updates, tryInCi);
    }

    AppRecipe updatedByWorker() {
        return new AppRecipe(name, base, commands, changes, home, deepLink, true, tryInCi);
    }

    AppRecipe inCi() {
        return new AppRecipe(name, base, commands, changes, home, deepLink, updates, true);
    }

    /** What makes another version of it: its later part says which one. */
    Change later(String version) {
        String value = isAngular() ? "environment.apiUrl" : "import.meta.env.VITE_API_URL";
        String file = isAngular() ? "src/app/later.ts" : "src/later.ts";
        return Change.text(file, "= " + value, "= " + value + " + ' " + version + "'");
    }

    boolean isAngular() {
        return name.startsWith("ng-");
    }

    /** Generators and versions, for people. */
    String generators() {
        String own = commands.stream()
                .map(command -> command.replaceFirst("^npm exec --package=(\\S+) -- \\S+", "$1")
                        .replaceAll(" (--no-interactive|--skip-\\S+|</dev/null)", "")
                        .strip())
                .filter(command -> !command.equals("npm install"))
                .map(command -> "`" + command.replace("|", "\\|") + "`")
                .collect(Collectors.joining(", "));
        return base.map(app -> "as " + app.name() + (own.isEmpty() ? "" : ", then " + own))
                .orElse(own);
    }

    /** What the test looks at in the browser, for people. */
    String visits() {
        return "start, later part, deep link `" + deepLink + "`, second visit, changed value"
                + (updates ? ", service worker update" : "");
    }

    @Override
    public String toString() {
        return name;
    }
}
