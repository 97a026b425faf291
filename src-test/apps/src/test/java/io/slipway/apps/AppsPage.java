package io.slipway.apps;

import io.slipway.driver.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/** The table of docs/apps.md: an app that ran gets its row anew, the others keep theirs. */
final class AppsPage {
    static final Path PAGE = Repository.ROOT.resolve("docs/apps.md");

    private static final String BEGIN = "<!-- apps -->\n";
    private static final String END = "<!-- /apps -->";
    private static final Pattern ROW = Pattern.compile("(?m)^\\| ([a-z][a-z0-9-]*) \\| .*\\|$");

    private final Map<String, String> passed = new ConcurrentHashMap<>();

    /**
     * @param seconds of the owner's way as far as the last preview
     * @param imageSeconds of the image's build, and of the pod
     */
    void passed(AppRecipe recipe, Workshop.Made made, long seconds, long imageSeconds) {
        passed.put(
                recipe.name(),
                "| %s | %s | %s | %d | %d | %d |"
                        .formatted(
                                recipe.name(),
                                recipe.generators(),
                                recipe.visits(),
                                made.seconds(),
                                seconds,
                                imageSeconds));
    }

    /** The names of the apps that have a row. */
    static Map<String, String> rows() throws IOException {
        Map<String, String> rows = new LinkedHashMap<>();
        ROW.matcher(Files.readString(PAGE)).results().forEach(row -> rows.put(row.group(1), row.group()));
        rows.remove("app");
        return rows;
    }

    void write() throws IOException {
        Map<String, String> before = rows();
        StringBuilder table = new StringBuilder(
                        "| app | made by | what the browser saw | made in s | previews in s | image and pod in s |\n")
                .append("| --- | --- | --- | --- | --- | --- |\n");
        for (AppRecipe recipe : Corpus.all()) {
            String row = passed.getOrDefault(recipe.name(), before.getOrDefault(recipe.name(), ""));
            table.append(row).append(row.isEmpty() ? "" : "\n");
        }
        String text = Files.readString(PAGE);
        Files.writeString(
                PAGE,
                text.substring(0, text.indexOf(BEGIN) + BEGIN.length()) + table + text.substring(text.indexOf(END)));
    }
}
