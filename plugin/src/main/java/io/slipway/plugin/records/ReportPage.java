package io.slipway.plugin.records;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.slipway.plugin.reports.NotAReportException;
import io.slipway.plugin.reports.Problem;
import io.slipway.plugin.reports.Report;
import java.util.List;

/** What slipway reported on one release: its problems with their advice, and the whole of it as JSON. */
public final class ReportPage {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final ReleaseRecord record;
    private final String json;

    ReportPage(ReleaseRecord record, String json) {
        this.record = record;
        this.json = json;
    }

    public ReleaseRecord getRecord() {
        return record;
    }

    /** Empty where slipway found none. */
    public List<Problem> getProblems() {
        try {
            return Report.parse(json).problems();
        } catch (NotAReportException changed) {
            return List.of();
        }
    }

    /** The report, for reading. */
    public String getText() {
        try {
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(JSON.readTree(json));
        } catch (JsonProcessingException changed) {
            return json;
        }
    }
}
