package io.slipway.release.values;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.slipway.goprograms.GoProgram;
import io.slipway.release.chartvalues.ValueMaps;
import io.slipway.release.helm.ChartRequest;
import io.slipway.release.helm.Helm;
import io.slipway.release.helm.UserCache;
import io.slipway.release.helm.ValuesText;
import io.slipway.release.helm.choice.HelmChoice;
import io.slipway.release.processes.ProgramAnswer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Holds our merging of values against Helm's own, on generated ones. */
class HelmMergeTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int CASES = 60;

    @TempDir
    private Path directory;

    private final Random random = new Random(20261128);

    @BeforeEach
    void writeChart() throws Exception {
        Files.createDirectories(chart().resolve("templates"));
        Files.writeString(chart().resolve("Chart.yaml"), "{apiVersion: v2, name: web, version: 1.0.0}\n");
        Files.writeString(chart().resolve("templates/x.yaml"), """
                kind: Values
                values: {{ omit .Values "global" | toJson }}
                """);
    }

    @Test
    void valuesLieOverTheChartsOwnAsInHelm() throws Exception {
        try (Helm helm = HelmChoice.AUTO.open()) {
            for (int i = 0; i < CASES; i++) {
                Map<String, Object> own = map(3);
                Map<String, Object> values = map(3);
                Files.writeString(chart().resolve("values.yaml"), ValuesText.of(own));

                String rendered = helm.template(new ChartRequest(chart(), values, "web", "web", "1.34.0"));

                assertThat(JSON.valueToTree(ValueMaps.overChart(own, values)).toString())
                        .as("%s over %s", values, own)
                        .satisfies(ours -> assertThat(JSON.readTree(ours)).isEqualTo(JSON.readTree(values(rendered))));
            }
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = GoProgram.class,
            names = {"HELM_3", "HELM_4"})
    @Tag("needs-program")
    void filesLieOverEachOtherAsInHelm(GoProgram program) throws Exception {
        Path helm = program.in(UserCache.directory());
        for (int i = 0; i < CASES; i++) {
            Map<String, Object> own = map(3);
            Map<String, Object> lower = map(3);
            Map<String, Object> upper = map(3);
            Files.writeString(chart().resolve("values.yaml"), ValuesText.of(own));

            String inTwo = template(helm, lower, upper);

            assertThat(JSON.readTree(template(helm, ValueMaps.merge(lower, upper))))
                    .as("%s over %s, over the chart's %s", upper, lower, own)
                    .isEqualTo(JSON.readTree(inTwo));
        }
    }

    @SafeVarargs
    private String template(Path helm, Map<String, Object>... files) throws Exception {
        List<String> command = new ArrayList<>(List.of(helm.toString(), "template", chart().toString()));
        for (Map<String, Object> values : files) {
            Path file =
                    Files.writeString(directory.resolve(files.length + "-" + command.size()), ValuesText.of(values));
            command.addAll(List.of("--values", file.toString()));
        }
        ProgramAnswer answer = ProgramAnswer.of(
                new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD), Duration.ofMinutes(1));
        assertThat(answer.succeeded()).isTrue();
        return values(answer.output());
    }

    private static String values(String rendered) {
        return rendered.lines()
                .filter(line -> line.startsWith("values: "))
                .findFirst()
                .orElseThrow()
                .substring("values: ".length());
    }

    private Path chart() {
        return directory.resolve("web");
    }

    private Map<String, Object> map(int depth) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (String key : List.of("a", "b", "c", "d")) {
            if (random.nextInt(3) > 0) {
                map.put(key, value(depth));
            }
        }
        return map;
    }

    private Object value(int depth) {
        return switch (random.nextInt(depth > 0 ? 8 : 5)) {
            case 0 -> null;
            case 1 -> "text " + random.nextInt(5);
            case 2 -> random.nextInt(100);
            case 3 -> random.nextBoolean();
            case 4 -> List.of("x", random.nextInt(3));
            default -> map(depth - 1);
        };
    }
}
