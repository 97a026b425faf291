package io.slipway.apps;

import java.net.URI;
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
 * @param described what its owner writes into the descriptor that {@code init} wrote
 * @param layout where its files are
 * @param visit what a browser does with it
 * @param surroundings what it meets beside its own site
 * @param isOfFew whether it stands for its kind where a test of every app would take too long
 */
record AppRecipe(
        String name,
        Optional<AppRecipe> base,
        List<String> commands,
        List<Change> changes,
        List<Change> described,
        Layout layout,
        Visit visit,
        Surroundings.Kind surroundings,
        boolean isOfFew) {

    /**
     * Where an app has what.
     *
     * @param home of its descriptor below the app's directory; empty for that directory
     * @param bundle the directory that its build writes to
     * @param laterFile the source of the part that is loaded later
     * @param laterValue what that source assigns to the text that it shows
     */
    record Layout(String home, String bundle, String laterFile, String laterValue) {}

    /**
     * What a browser does besides starting it.
     *
     * @param start a page that it starts with, empty for that of the site
     * @param deepLink a path of the app that it opens by itself
     * @param updates whether a service worker keeps the app, so that a change comes with a later visit
     */
    record Visit(String start, String deepLink, boolean updates) {

        URI startsAt(URI page) {
            return start.isEmpty() ? page : page.resolve(start);
        }
    }

    AppRecipe {
        commands = List.copyOf(commands);
        changes = List.copyOf(changes);
        described = List.copyOf(described);
    }

    /** An app of which a generator makes everything. */
    static AppRecipe made(String name, Layout layout, String... commands) {
        return new AppRecipe(
                name,
                Optional.empty(),
                List.of(commands),
                List.of(),
                List.of(),
                layout,
                new Visit("", "some/place", false),
                () -> Surroundings.NONE,
                false);
    }

    /** An app that goes on from this one, as its generator left it. */
    AppRecipe then(String other, String... more) {
        return new AppRecipe(
                other, Optional.of(this), List.of(more), changes, described, layout, visit, surroundings, false);
    }

    AppRecipe changed(Change... more) {
        List<Change> all = new ArrayList<>(changes);
        all.addAll(List.of(more));
        return new AppRecipe(name, base, commands, all, described, layout, visit, surroundings, isOfFew);
    }

    /** What its owner writes, in place of what the owner of the app before wrote. */
    AppRecipe changedOnly(Change... own) {
        return new AppRecipe(name, base, commands, List.of(own), described, layout, visit, surroundings, isOfFew);
    }

    /** What its owner writes into the descriptor, below {@code image}. */
    AppRecipe describedBy(String lines) {
        String next = "# What brings requests";
        return new AppRecipe(
                name,
                base,
                commands,
                changes,
                List.of(Change.text("slipway.yaml", next, lines + "\n" + next)),
                layout,
                visit,
                surroundings,
                isOfFew);
    }

    AppRecipe in(Layout other) {
        return new AppRecipe(name, base, commands, changes, described, other, visit, surroundings, isOfFew);
    }

    AppRecipe deepLink(String path) {
        return visited(new Visit(visit.start(), path, visit.updates()));
    }

    AppRecipe startsAt(String page) {
        return visited(new Visit(page, visit.deepLink(), visit.updates()));
    }

    AppRecipe updatedByWorker() {
        return visited(new Visit(visit.start(), visit.deepLink(), true));
    }

    private AppRecipe visited(Visit other) {
        return new AppRecipe(name, base, commands, changes, described, layout, other, surroundings, isOfFew);
    }

    AppRecipe among(Surroundings.Kind others) {
        return new AppRecipe(name, base, commands, changes, described, layout, visit, others, isOfFew);
    }

    AppRecipe ofFew() {
        return new AppRecipe(name, base, commands, changes, described, layout, visit, surroundings, true);
    }

    /** What makes another version of it: its later part says which one. */
    Change later(String version) {
        String shown = "= " + layout.laterValue();
        return Change.text(layout.laterFile(), shown, shown + " + ' " + version + "'");
    }

    /** The name that the first generator gave to the app. */
    String generatedName() {
        return base.map(AppRecipe::generatedName).orElse(name);
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
        return base.map(app -> (Corpus.has(app.name()) ? "as " + app.name() : app.generators())
                        + (own.isEmpty() ? "" : ", then " + own))
                .orElse(own);
    }

    /** What the test looks at in the browser, for people. */
    String visits() {
        return "start" + (visit.start().isEmpty() ? "" : " at `" + visit.start() + "`") + ", later part, deep link `"
                + visit.deepLink() + "`, second visit, changed value"
                + (visit.updates() ? ", service worker update" : "");
    }

    @Override
    public String toString() {
        return name;
    }
}
