package io.slipway.endtoend.repository;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.driver.Finished;
import io.slipway.driver.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What GitHub, Renovate and editors read is what they expect, by their own schemas. */
class ForgeFilesIT {

    @ParameterizedTest
    @CsvSource({
        "vendor.github-workflows, .github/workflows/ci.yml",
        "vendor.github-issue-forms, .github/ISSUE_TEMPLATE/bug.yml",
        "vendor.github-issue-forms, .github/ISSUE_TEMPLATE/feature.yml",
        "vendor.github-issue-config, .github/ISSUE_TEMPLATE/config.yml",
        "vendor.renovate, .github/renovate.json"
    })
    void fitsTheSchemaOfItsReader(String schema, String file) {
        CheckJsonSchema.withItsOwn(schema, files(file)).expectSuccess();
    }

    @Test
    void aMisspelledKeyOfAWorkflowWouldBeFound(@TempDir Path directory) throws IOException {
        Path wrong = directory.resolve("ci.yml");
        Files.writeString(
                wrong,
                Files.readString(Repository.ROOT.resolve(".github/workflows/ci.yml"))
                        .replace("runs-on:", "run-on:"));

        Finished finished = CheckJsonSchema.withItsOwn("vendor.github-workflows", List.of(wrong));

        assertThat(finished.exit()).as(finished.seen()).isEqualTo(1);
        assertThat(finished.output()).contains("run-on");
    }

    @Test
    void theWorkflowCallsWhatIsThere() throws IOException {
        assertThat(Files.readString(Repository.ROOT.resolve(".github/workflows/ci.yml")))
                .contains("run: .ci/run\n")
                .contains("run: ./slipway verify --fast\n");
        assertThat(Repository.ROOT.resolve(".ci/run")).isExecutable();
        assertThat(Repository.ROOT.resolve("slipway")).isExecutable();
    }

    @Test
    void ourSchemasAreSchemas() {
        CheckJsonSchema.schemas(files(
                        "helm-chart/values.schema.json",
                        "release/command/src/main/resources/io/slipway/release/report.schema.json",
                        "release/descriptor/src/main/resources/io/slipway/release/slipway.schema.json"))
                .expectSuccess();
    }

    private static List<Path> files(String... names) {
        return Arrays.stream(names).map(Repository.ROOT::resolve).toList();
    }
}
