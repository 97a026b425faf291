package io.slipway.release.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.slipway.release.reports.ReportSchema;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("needs-program")
class DoctorCommandTest {

    @Test
    void whatUsersNeedStandsApartFromWhatTheTestsNeed() {
        List<String> lines = Typed.slipway("doctor").stdout().lines().toList();
        int users = lines.indexOf("to build and preview an app:");
        int tests = lines.indexOf("to run Slipway's own tests (--tests makes them count):");

        assertThat(users).isZero();
        assertThat(lines.subList(users, tests)).anyMatch(line -> line.startsWith("  nginx "));
        assertThat(lines.subList(tests, lines.size())).anyMatch(line -> line.startsWith("  chromium "));
    }

    @Test
    void reportIsAsTheSchemaSays() throws IOException {
        Typed typed = Typed.slipway("doctor", "--output", "json");
        JsonNode programs = new ObjectMapper().readTree(typed.stdout()).at("/result/programs");

        assertThat(ReportSchema.problemsIn(typed.stdout())).isEmpty();
        assertThat(programs)
                .extracting(program -> program.path("neededBy").asText())
                .contains("users", "tests");
        assertThat(typed.stderr()).contains("to build and preview an app:");
    }
}
