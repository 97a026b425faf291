package io.slipway.release.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.slipway.release.reports.ReportSchema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The example of docs/reports.md is what comes out. */
class ReportsPageTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void exampleIsTheGoldenFile() throws IOException {
        String page = Files.readString(Path.of("../../docs/reports.md"));
        Matcher example = Pattern.compile("```json\n(.*?)```", Pattern.DOTALL).matcher(page);
        assertThat(example.find()).isTrue();
        ObjectNode golden = (ObjectNode)
                JSON.readTree(Path.of("src/test/resources/golden/reports/check-that-finds-a-problem/expected.json")
                        .toFile());
        golden.put("slipway", "0.1.0");

        assertThat(JSON.readTree(example.group(1))).isEqualTo(golden);
        assertThat(ReportSchema.problemsIn(example.group(1))).isEmpty();
    }
}
