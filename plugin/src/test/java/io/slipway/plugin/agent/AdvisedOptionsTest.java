package io.slipway.plugin.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.plugin.steps.PackageStep;
import io.slipway.plugin.steps.PromoteStep;
import io.slipway.plugin.steps.ReleaseStep;
import java.beans.Introspector;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who reads a build's log writes a Jenkinsfile, and no command line. */
class AdvisedOptionsTest {

    /** A text of the code that is more than the name of an option. */
    private static final Pattern TEXT = Pattern.compile("\"(?!--)[^\"\\n]*+\"");

    private static final Pattern OPTION = Pattern.compile("(?<![\\w-])--([a-z]+(?:-[a-z]+)*)");

    /** What no step can do, by the option that a message names. */
    private static final Map<String, String> NO_PARAMETER = Map.ofEntries(
            Map.entry("context", "the message names context: of the environment as well"),
            Map.entry("override", "for a person at a command line, as docs/checks.md says"),
            Map.entry("wait-for-checks", "the plugin waits by itself"),
            Map.entry("on-busy", "the plugin waits for its turn by itself"),
            Map.entry("check-credentials", "credentials for checks are configured in Jenkins"),
            Map.entry("environment", "within a whole command line"),
            Map.entry("change", "within a whole command line"),
            Map.entry("apply", "within a whole command line"),
            Map.entry("namespace", "of kubectl"),
            Map.entry("raw", "of kubectl"),
            Map.entry("debug", "of Helm"),
            Map.entry("unshallow", "of git"),
            Map.entry("tags", "of git"),
            Map.entry("to", "of slipway changes, which no step runs"),
            Map.entry("port", "of slipway connect, which no step runs"),
            Map.entry("nginx", "of slipway render, which no step runs"),
            Map.entry("hoist", "of slipway-init, in the Dockerfile"),
            Map.entry("values", "of slipway-init, in the Dockerfile"),
            Map.entry("token-style", "of slipway-init, in the Dockerfile"),
            Map.entry("token-files", "of slipway-init, in the Dockerfile"),
            Map.entry("brotli", "of slipway-init, in the Dockerfile"),
            Map.entry("app", "of slipway-init, in the Dockerfile"),
            Map.entry("source", "of slipway-init, in the Dockerfile"),
            Map.entry("no", "of npx"),
            Map.entry("no-install", "of npx"),
            Map.entry("offline", "of npx"));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "release a newer build, or say --allow-older | release a newer build, or say allowOlder: true",
                "wait for it, or use --on-pending recover when it is gone | wait for it, or use onPending: 'recover' when it is gone",
                "use --take-ownership (with --helm path), or delete it | use takeOwnership: true (with helm: 'path'), or delete it",
                "if dev was renamed to test, say --formerly dev | if dev was renamed to test, say formerly: 'dev'",
                "name its package: --chart shop-1.0.0.tgz | name its package: chart: 'shop-1.0.0.tgz'",
                "leave --chart out to take the chart | leave chart out to take the chart",
                "give it more with --timeout | give it more with timeout",
                "name a kubeconfig with --kubeconfig | name a kubeconfig with credentialsId",
                "override it with --set apiUrl=… | override it with set: [slipwayVariable(name: 'apiUrl', value: '…')]",
                "npm run build -- --versions | npm run build -- --versions",
            })
    void adviceNamesTheParameter(String option, String parameter) {
        assertThat(AdvisedOptions.inLog("slipway: no\n  at here\n  fix: " + option + "\n"))
                .isEqualTo("slipway: no\n  at here\n  fix: " + parameter + "\n");
        assertThat(AdvisedOptions.inReport("{\"message\": \"no\", \"fix\": \"" + option + "\"}"))
                .isEqualTo("{\"message\": \"no\", \"fix\": \"" + parameter + "\"}");
    }

    @Test
    void adviceOfMoreThanOneLineIsReadToItsEnd() {
        assertThat(AdvisedOptions.inLog("  fix: wait,\n       or say --allow-older\nnext --allow-older\n"))
                .isEqualTo("  fix: wait,\n       or say allowOlder: true\nnext --allow-older\n");
    }

    /** Names of files, and what a program of somebody else's printed. */
    @Test
    void whatIsNoAdviceStays() {
        String log = "  at --timeout.yaml\n+ npm ci --timeout 5\n";

        assertThat(AdvisedOptions.inLog(log)).isEqualTo(log);
        assertThat(AdvisedOptions.inReport("{\"message\": \"--timeout \\\"fix\\\" --set\"}"))
                .isEqualTo("{\"message\": \"--timeout \\\"fix\\\" --set\"}");
    }

    @Test
    void stepsHaveEveryParameterThatIsNamed() {
        Set<String> setters = Stream.of(ReleaseStep.class, PromoteStep.class, PackageStep.class)
                .flatMap(step -> Arrays.stream(step.getMethods()))
                .map(method -> method.getName())
                .filter(name -> name.startsWith("set"))
                .map(name -> Introspector.decapitalize(name.substring(3)))
                .collect(Collectors.toSet());

        assertThat(setters).containsAll(AdvisedOptions.PARAMETERS.values());
    }

    /** A new message with a new option belongs into one of the lists. */
    @Test
    void everyOptionThatAMessageNamesIsKnown() throws IOException {
        Set<String> named = new TreeSet<>();
        for (String room : List.of("engine", "cluster", "descriptor")) {
            Path sources = Path.of("..", "..", "release", room, "src", "main", "java");
            try (Stream<Path> files = Files.walk(sources)) {
                for (Path file :
                        files.filter(path -> path.toString().endsWith(".java")).toList()) {
                    TEXT.matcher(Files.readString(file))
                            .results()
                            .flatMap(text -> OPTION.matcher(text.group()).results())
                            .forEach(option -> named.add(option.group(1)));
                }
            }
        }

        Set<String> known = new TreeSet<>(AdvisedOptions.PARAMETERS.keySet());
        known.addAll(NO_PARAMETER.keySet());
        assertThat(named).isEqualTo(known);
    }
}
