package io.slipway.endtoend.load;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.slipway.driver.Repository;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A short run of the benchmark that rolls an app over three pods, each slipway-init and nginx; it takes about 40 seconds. */
class RolloutIT {

    @TempDir
    Path directory;

    @Test
    void noPageMissesAFileThroughTwoReleasesInARow() throws Exception {
        JsonNode counts = roll("slipway", "two releases in a row");

        assertThat(counts.path("fresh").asInt()).isGreaterThanOrEqualTo(60);
        for (String who : List.of("fresh", "lazy", "tabs", "tabsAfter", "workers")) {
            assertThat(counts.path(who).asInt()).as(who).isPositive();
            assertThat(counts.path(who + " failed").asInt(-1)).as(who).isZero();
        }
    }

    /** Without it, this would show nothing. */
    @Test
    void thePodsWouldMissThemWithoutKeeping() throws Exception {
        JsonNode counts = roll("slipway, keep and hoist: false", "a new version");

        assertThat(counts.path("fresh failed").asInt()).isPositive();
        assertThat(counts.path("tabsAfter failed").asInt()).isPositive();
    }

    private JsonNode roll(String contender, String scenario) throws Exception {
        Path figures = directory.resolve("figures.json");
        List<String> command = new ArrayList<>(List.of(
                "python3",
                Repository.ROOT
                        .resolve("src-test/benchmarks/rollout/rollout.py")
                        .toString()));
        command.addAll(List.of(
                "--app", "small", "--loads", "60", "--rate", "20", "--only", contender, "--scenario", scenario));
        command.addAll(List.of("--json", figures.toString()));
        Path log = directory.resolve("rollout.log");
        new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start()
                .waitFor();
        System.out.println(Files.readString(log));
        assertThat(figures).exists();
        return new ObjectMapper().readTree(Files.readString(figures)).path(contender + ": " + scenario);
    }
}
