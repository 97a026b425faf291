package io.slipway.release.values;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.slipway.release.chartvalues.HelmYaml;
import io.slipway.release.files.DirectoryTree;
import io.slipway.release.helm.ChartRequest;
import io.slipway.release.helm.Helm;
import io.slipway.release.helm.choice.HelmChoice;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;

/** Holds our reading of scalars against Helm's own: both are rendered by Helm, side by side. */
class HelmYamlPropertyTest {

    private static final List<String> KNOWN = List.of(
            "0400",
            "0777",
            "08",
            "0o17",
            "0x1F",
            "0X1f",
            "-0x1F",
            "0b11",
            "+12",
            "-0",
            "+0x1",
            "1_000",
            "0_7",
            "_1",
            "1e6",
            "1E6",
            "1e+6",
            "1e-7",
            "1e400",
            ".5",
            "-.5",
            "+.5",
            "5.",
            ".",
            "+",
            ".e5",
            ".5_5",
            "1.0",
            "1e21",
            "y",
            "Y",
            "n",
            "N",
            "yes",
            "Yes",
            "YES",
            "yEs",
            "no",
            "No",
            "NO",
            "on",
            "On",
            "ON",
            "off",
            "Off",
            "OFF",
            "oN",
            "true",
            "True",
            "TRUE",
            "tRue",
            "false",
            "False",
            "FALSE",
            "~",
            "null",
            "Null",
            "NULL",
            "nULL",
            "1:30",
            "12:30:45",
            "2026-11-28",
            "2026-11-28T10:00:00Z",
            "9223372036854775807",
            "9223372036854775808",
            "18446744073709551615",
            "18446744073709551616",
            "-9223372036854775808",
            "-9223372036854775809",
            "0x7fffffffffffffff",
            "0xffffffffffffffff",
            "0x1ffffffffffffffff",
            "1.7976931348623157e308",
            "4.9e-324",
            "0.1",
            "123456789.123456789",
            "1__0",
            "1_",
            "0x_1",
            "0b",
            "0x",
            "0o8",
            "00",
            "-00",
            "+00",
            "1e",
            "e1",
            "0.0",
            "-0.0",
            "-.inf_",
            "1.2.3",
            "v1",
            "1Gi",
            "100m",
            "0xg",
            "'0400'",
            "\"no\"",
            "!!str 0400",
            "text");

    private static Helm helm;

    @AfterContainer
    static void closeHelm() {
        if (helm != null) {
            helm.close();
        }
    }

    @Provide
    Arbitrary<List<String>> scalars() {
        Arbitrary<String> generated = Arbitraries.strings()
                .withChars("0123456789017+-._eExXoObBaAfFnNyYtrul~")
                .ofMinLength(1)
                .ofMaxLength(8)
                .filter(text -> !text.matches("-|[-.]{3}.*|[-+]?\\.(?i:inf|nan)"));
        return Arbitraries.frequencyOf(
                        net.jqwik.api.Tuple.of(3, generated), net.jqwik.api.Tuple.of(1, Arbitraries.of(KNOWN)))
                .list()
                .ofSize(400);
    }

    @Property(tries = 10, seed = "20261128")
    void generatedScalarsMeanWhatTheyMeanToHelm(@ForAll("scalars") List<String> scalars) throws IOException {
        assertSame(scalars);
    }

    @Property(tries = 1)
    void knownScalarsMeanWhatTheyMeanToHelm() throws IOException {
        assertSame(KNOWN);
    }

    private static void assertSame(List<String> scalars) throws IOException {
        String yaml = "all:\n"
                + String.join(
                        "", scalars.stream().map(scalar -> "- " + scalar + "\n").toList());
        Path chart = Files.createTempDirectory("helm-yaml").resolve("web");
        try {
            Files.createDirectories(chart.resolve("templates"));
            Files.writeString(chart.resolve("Chart.yaml"), "{apiVersion: v2, name: web, version: 1.0.0}\n");
            // As Helm reads a file of values, the chart's own or one of -f.
            Files.writeString(chart.resolve("values.yaml"), yaml.replaceFirst("all", "helms"));
            Files.writeString(chart.resolve("templates/x.yaml"), """
                    apiVersion: v1
                    kind: List
                    items:
                    {{- range $i, $v := .Values.helms }}
                    - [{{ $v | toJson }}, {{ index $.Values.ours $i | toJson }}, {{ kindOf $v | quote }}, {{ kindOf (index $.Values.ours $i) | quote }}]
                    {{- end }}
                    """);
            Map<String, Object> ours = Map.of(
                    "ours", HelmYaml.parse(yaml, "values.yaml").orElseThrow().get("all"));
            String rendered = helm().template(new ChartRequest(chart, ours, "web", "web", "1.34.0"));
            List<String> lines =
                    rendered.lines().filter(line -> line.startsWith("- [")).toList();
            assertThat(lines).hasSameSizeAs(scalars);
            for (int i = 0; i < lines.size(); i++) {
                Object[] read = new ObjectMapper().readValue(lines.get(i).substring(2), Object[].class);
                assertThat(read[1]).as(scalars.get(i)).isEqualTo(read[0]);
                assertThat(read[3]).as(scalars.get(i)).isEqualTo(read[2]);
            }
        } finally {
            DirectoryTree.delete(chart.getParent());
        }
    }

    private static Helm helm() {
        if (helm == null) {
            helm = HelmChoice.AUTO.open();
        }
        return helm;
    }
}
