package io.slipway.plugin.board;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.plugin.approvals.Decision;
import io.slipway.plugin.records.ReleaseRecord;
import io.slipway.plugin.records.ReleaseState;
import java.util.List;
import org.junit.jupiter.api.Test;

class RecordsCsvTest {

    private final ReleaseRecord record = ReleaseRecord.of("7-production", "promote", "production", 7, "ada")
            .of("portal")
            .as(ReleaseState.FAILED, "line one\nline \"two\"")
            .because("=HYPERLINK(\"https://evil.example.com\")")
            .decided(List.of(new Decision("bob", true, "seen", 0, List.of())));

    @Test
    void hasALineForEachRecordUnderItsHead() {
        String[] lines = RecordsCsv.of(List.of(record)).split("\r\n", -1);
        assertThat(lines).hasSize(3);
        assertThat(lines[0]).startsWith("app,environment,verb");
        assertThat(lines[1])
                .startsWith("\"portal\",\"production\",\"promote\",\"\",\"FAILED\",\"7\",\"ada\"")
                .contains("\"line one\nline \"\"two\"\"\"")
                .contains("\"bob approved at 1970-01-01T00:00:00Z: seen\"");
    }

    /** Spreadsheets run what begins like a formula. */
    @Test
    void noTextOfItIsAFormula() {
        assertThat(RecordsCsv.of(List.of(record))).contains("\"'=HYPERLINK").doesNotContain("\"=HYPERLINK");
    }
}
