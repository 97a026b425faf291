package io.slipway.endtoend.releasing;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.driver.Repository;
import io.slipway.endtoend.cluster.ClusterExtension;
import io.slipway.endtoend.cluster.PodOutcome;
import io.slipway.endtoend.cluster.TestCluster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * Types every command of docs/releasing.md, one after the other. What a comment {@code <!-- pods of development: … -->} says
 * of pods holds from there on; {@code …} stands for anything, a line of it for any lines; {@code !} begins a line of stderr.
 */
@ExtendWith(ClusterExtension.class)
class ReleasingPageIT {
    private static final Path PAGE = Repository.ROOT.resolve("docs/releasing.md");
    private static final Path REVIEW = Repository.ROOT.resolve("docs/review.md");
    private static final Pattern PODS = Pattern.compile("<!-- pods of (\\w+): ([\\w-]+)(?:: (.*))? -->");

    @TempDir
    Path directory;

    @Test
    void everyCommandOfThePageSaysWhatThePageSays(TestCluster cluster) throws IOException {
        assertThat(typed(PAGE, App.in(directory, cluster))).isPositive();
    }

    @Test
    void everyCommandAboutReviewsSaysWhatItsPageSays(TestCluster cluster) throws IOException {
        App app = App.in(directory, cluster).template(Map.of("host", "shop-{change}.review.example.com"));

        assertThat(typed(REVIEW, app)).isPositive();
    }

    private static int typed(Path page, App app) throws IOException {
        int commands = 0;
        boolean console = false;
        List<String> expected = new ArrayList<>();
        String command = "";
        for (String line : Files.readAllLines(page)) {
            Matcher pods = PODS.matcher(line);
            if (pods.matches()) {
                pods(app, pods.group(1), pods.group(2), pods.group(3));
            }
            boolean fence = line.startsWith("```");
            if (console && (fence || line.startsWith("$ "))) {
                if (!command.isEmpty()) {
                    type(app, command, expected);
                    commands++;
                }
                command = "";
                expected.clear();
            }
            if (console && line.startsWith("$ slipway ")) {
                command = line.substring("$ slipway ".length());
            } else if (console && !fence) {
                expected.add(line);
            }
            if (fence) {
                console = line.equals("```console");
            }
        }
        return commands;
    }

    private static void pods(App app, String environment, String outcome, String detail) {
        switch (outcome) {
            case "init-fails" -> app.podsFail(environment, detail.replace("\\n", "\n"));
            case "ready" ->
                app.pods(
                        environment,
                        detail == null ? PodOutcome.READY.annotations() : Map.of("slipway.test/image-id", detail));
            default -> throw new AssertionError("no such outcome on the page: " + outcome);
        }
    }

    private static void type(App app, String command, List<String> expected) {
        List<String> words = List.of(command.split(" "));
        int verb = words.get(0).equals("review") ? 2 : 1;
        SlipwayRun run = app.run(
                String.join(" ", words.subList(0, verb)),
                words.subList(verb, words.size()).toArray(String[]::new));

        assertThat(run.stdout()).as(command + "\n" + run).matches(pattern(expected, false));
        assertThat(run.stderr()).as(command + "\n" + run).matches(pattern(expected, true));
    }

    private static Pattern pattern(List<String> expected, boolean stderr) {
        String lines = expected.stream()
                .filter(line -> line.startsWith("!") == stderr)
                .map(line -> stderr ? line.substring(1).replaceFirst("^ ", "") : line)
                .map(ReleasingPageIT::linePattern)
                .collect(Collectors.joining());
        return Pattern.compile(lines);
    }

    private static String linePattern(String line) {
        if (line.equals("…")) {
            return "(?:.*\\n)*?";
        }
        return List.of(line.split("…", -1)).stream().map(Pattern::quote).collect(Collectors.joining(".*")) + "\\n";
    }
}
