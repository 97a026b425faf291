package io.slipway.release.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.slipway.release.reports.Report;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class ReportingVerbsTest {

    /** A result that the schema does not know could hold anything. */
    @Test
    void schemaHasAResultForEachVerbThatReports() throws IOException {
        assertThat(known()).containsExactlyInAnyOrderElementsOf(reporting("", Slipway.commandLine()));
    }

    /** A verb of verbs is typed before its own. */
    private static List<String> reporting(String before, CommandLine line) {
        List<String> verbs = new ArrayList<>();
        line.getSubcommands().forEach((name, verb) -> {
            if (ReportArguments.of(verb).isPresent()) {
                verbs.add(before + name);
            }
            verbs.addAll(reporting(before + name + " ", verb));
        });
        return verbs;
    }

    private static List<String> known() throws IOException {
        try (InputStream in = Report.class.getResourceAsStream("/io/slipway/release/report.schema.json")) {
            List<String> known = new ArrayList<>();
            for (JsonNode rule : new ObjectMapper().readTree(in).path("allOf")) {
                JsonNode verb = rule.at("/if/properties/verb");
                verb.path("enum").forEach(name -> known.add(name.asText()));
                if (verb.has("const")) {
                    known.add(verb.path("const").asText());
                }
            }
            return known;
        }
    }
}
