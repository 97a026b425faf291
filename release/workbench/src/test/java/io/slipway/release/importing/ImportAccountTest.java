package io.slipway.release.importing;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.release.descriptor.Place;
import io.slipway.release.descriptor.YamlFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** Accounts for every key of a pipeline: it is in the output, on the printed list, or it means nothing here. */
class ImportAccountTest {

    /** Titles, identities and history; names of things that only Azure DevOps has; and what holds without being said. */
    private static final Set<String> MEANINGLESS = Set.of(
            "name",
            "displayName",
            "id",
            "rank",
            "path",
            "comment",
            "href",
            "createdOn",
            "releaseNameFormat",
            "isAutomated",
            "phaseType",
            "version",
            "enabled",
            "timeoutInMinutes",
            "artifact",
            "fetchDepth",
            "clean",
            "versionSpec",
            "resourceType");

    /** What is read to know what the rest means. */
    private static final Set<String> DECIDES =
            Set.of("task", "taskId", "command", "chartType", "connectionType", "stage", "job", "deployment");

    /** What is in the descriptor by another spelling. */
    private static final Set<String> CARRIED = Set.of(
            // app.build.install
            "script: npm ci",
            // keys below environments
            "environment: Acceptance.fleet",
            "environment: Production",
            "environment: test",
            // app.source and app.build.output
            "workingDir: web",
            "PathtoPublish: web/dist/quay",
            "publish: client/dist/harbour/browser",
            // in quotes
            "value: it's #1: fleet",
            "value: Fleet",
            // group-7, and a Secret
            "variableGroups: 7",
            "variableGroups: 12",
            "variableGroups: 13",
            "variableGroups: 14",
            "isSecret: true",
            // everyApprover, and what holds without being said
            // branches of a policy
            "value: {\"sourceBranch\":\"main\"}",
            "requiredApproverCount: 2",
            "releaseCreatorCanBeApprover: false",
            "executionOrder: beforeGates",
            // host, namespace and replicas
            "script: helm upgrade --install spa ./chart -n spa-acc",
            "overrideValues: ingress.host=$(host),replicaCount=$(count)");

    private static final int SHORT = 6;

    @TempDir
    private Path directory;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "imports/azure-pipelines.yml",
                "imports/release.json",
                "import-cases/each.yml",
                "import-cases/if.yml",
                "import-cases/plain.yml",
                "import-cases/sub.yml",
                "import-cases/quay-release.json",
                "import-cases/public-style.yml",
                "import-cases/public-style-classic.json"
            })
    void everyKeyIsAccountedFor(String name) throws IOException {
        Path file = Path.of("src/test/resources").resolve(name);
        Import made =
                Import.of(new ImportRequest(file, List.of(), directory, Optional.of("harbour"), List.of(), Map.of()));
        Set<String> listed = made.notImported().stream().map(NotImported::place).collect(Collectors.toSet());
        String output = made.descriptor()
                + made.approvals().orElse("")
                + String.join("", made.checks().values())
                + made.notImported().stream().map(NotImported::what).collect(Collectors.joining("\n"));
        List<String> lost = new ArrayList<>();

        below(file, YamlFile.read(file, ""), "", listed, output, lost);

        assertThat(lost).isEmpty();
    }

    private static void below(Path file, Node node, String key, Set<String> listed, String output, List<String> lost) {
        if (listed.contains(place(file, node))) {
            return;
        }
        if (node instanceof MappingNode map) {
            for (NodeTuple tuple : map.getValue()) {
                if (!listed.contains(place(file, tuple.getKeyNode())) || isExpression(tuple.getKeyNode())) {
                    below(
                            file,
                            tuple.getValueNode(),
                            tuple.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "",
                            listed,
                            output,
                            lost);
                }
            }
        } else if (node instanceof SequenceNode list) {
            list.getValue().forEach(item -> below(file, item, key, listed, output, lost));
        } else if (node instanceof ScalarNode scalar && !isAccounted(key, scalar.getValue(), output)) {
            lost.add(place(file, node) + " " + key + ": " + scalar.getValue());
        }
    }

    private static boolean isExpression(Node key) {
        return key instanceof ScalarNode scalar && scalar.getValue().startsWith("${{");
    }

    /** A value with references is followed: what it was put together from is in the output then. */
    private static boolean isAccounted(String key, String value, String output) {
        if (MEANINGLESS.contains(key)
                || DECIDES.contains(key)
                || CARRIED.contains(key + ": " + value)
                || value.isBlank()
                || value.equals("null")) {
            return true;
        }
        // Such a text may stand anywhere.
        return value.length() < SHORT
                ? output.contains(key + ": " + value) || output.contains("'" + value + "'")
                : value.lines().map(String::strip).allMatch(line -> isIn(line, output));
    }

    private static boolean isIn(String line, String output) {
        return output.contains(line)
                || List.of(line.split("[\\s=,]+|\\$\\([^)]*\\)|\\$\\{\\{.*?}}|=>|;")).stream()
                        .allMatch(part -> part.length() < 3 || output.contains(part.replaceFirst("^['\"]", "")));
    }

    private static String place(Path file, Node node) {
        Place place = YamlFile.place(file, node);
        return place.toString();
    }
}
