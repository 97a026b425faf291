package io.slipway.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.marcnuri.helm.Helm;
import com.marcnuri.helm.LintResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A wrong value is refused before anything is rendered, by a message that names its key. */
class ValuesSchemaTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            replicas: 3                                     | additional properties 'replicas' not allowed
            nginx: {prot: 8080}                             | '/nginx': additional properties 'prot' not allowed
            replicaCount: two                               | '/replicaCount': got string, want integer
            env: {retries: 3}                               | '/env/retries': got number, want string
            env: {enabled: true}                            | '/env/enabled': got boolean, want string
            env: {a b: c}                                   | additional properties 'a b' not allowed
            secretEnv: {key: {secret: s}}                   | '/secretEnv/key': missing property 'key'
            app: {basePath: addin}                          | '/app/basePath'
            hosts: ['https://addin.example.com']            | '/hosts/0'
            initContainer: {mode: prebuild}                 | '/initContainer/mode': value must be one of 'prebuilt', 'build'
            initContainer: {settings: {SLIPWAY_MODE: a}}    | additional properties 'SLIPWAY_MODE' not allowed
            initContainer: {image: {digest: abc}}           | '/initContainer/image/digest'
            nginx: {port: 80}                               | '/nginx/port': minimum
            nginx: {resources: {limits: {memory: lots}}}    | '/nginx/resources/limits/memory'
            site: {medium: Disk}                            | '/site/medium'
            service: {type: LB}                             | '/service/type'
            edge: {allowedSources: [10.0.0.1]}              | '/edge/allowedSources/0'
            edge: {frontDoorId: mine}                       | '/edge/frontDoorId'
            httpRoute: {parentRefs: [{namespace: a}]}       | '/httpRoute/parentRefs/0': missing property 'name'
            httpRoute: {filters: [{type: Redirect}]}        | '/httpRoute/filters/0/type'
            kong: {consumers: [{username: a}]}              | '/kong/consumers/0': missing property 'existingSecret'
            podDisruptionBudget: {maxUnavailable: 0}        | '/podDisruptionBudget/maxUnavailable'
            record: {by whom: me}                           | additional properties 'by whom' not allowed
            """)
    void namesTheKeyOfAWrongValue(String values, String message) {
        assertThatThrownBy(() -> Rendering.ofRequiredValues().with(values).text())
                .hasMessageContaining(message);
    }

    @Test
    void failsLintToo(@TempDir Path directory) throws IOException {
        Path chart = SlipwayChart.copyTo(directory.resolve("chart"));
        Path values = chart.resolve("values.yaml");
        Files.writeString(values, Files.readString(values).replace("replicaCount: 2", "replicaCount: two"));

        LintResult result = new Helm(chart).lint().strict().call();

        assertThat(result.isFailed()).isTrue();
        assertThat(result.getMessages()).anyMatch(it -> it.contains("/replicaCount"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            autoscaling: {enabled: true, minReplicas: 9}  | autoscaling.minReplicas (9) is greater than autoscaling.maxReplicas (6)
            autoscaling: {enabled: true, targetCPUUtilizationPercentage: 0} | autoscaling.enabled needs autoscaling.targetCPUUtilizationPercentage
            httpRoute: {enabled: true}                    | httpRoute.parentRefs is empty
            nginx: {image: {tag: ''}}                     | nginx.image.tag or nginx.image.digest is required
            `{env: {a: b}, secretEnv: {a: {secret: s, key: k}}}` | secretEnv.a: the variable is in env as well
            """)
    void saysWhatDoesNotGoTogether(String values, String message) {
        assertThatThrownBy(() -> Rendering.ofRequiredValues().with(values).text())
                .hasMessageContaining(message);
    }

    @Test
    void closesAndDescribesEveryKeyOfTheChart() throws IOException {
        JsonNode schema =
                JsonMapper.builder().build().readTree(Files.readString(Rendering.CHART.resolve("values.schema.json")));

        assertThat(schema.get("additionalProperties").asBoolean(true)).isFalse();
        List<String> problems = new ArrayList<>();
        schema.get("properties").forEachEntry((name, property) -> check(name, property, problems));
        schema.get("definitions").forEachEntry((name, type) -> {
            if (!type.has("description")) {
                problems.add("definition " + name + " is not described");
            }
        });
        assertThat(problems).isEmpty();
    }

    private static void check(String path, JsonNode schema, List<String> problems) {
        if (!schema.has("description")) {
            problems.add(path + " is not described");
        }
        if (schema.has("properties")) {
            if (schema.path("additionalProperties").asBoolean(true)) {
                problems.add(path + " is open");
            }
            // What an item of a list or a named type holds is Kubernetes' own, and described there.
            schema.get("properties").forEachEntry((name, property) -> {
                if (!path.equals("initContainer.settings")) {
                    check(path + "." + name, property, problems);
                }
            });
        }
    }
}
