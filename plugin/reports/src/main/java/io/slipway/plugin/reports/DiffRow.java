package io.slipway.plugin.reports;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.kohsuke.stapler.export.Exported;
import org.kohsuke.stapler.export.ExportedBean;

/** One object that a release would change, as {@code slipway diff} says it. */
@ExportedBean(defaultVisibility = 3)
public record DiffRow(String object, String kind, List<String> lines) {

    static DiffRow of(JsonNode entry) {
        return new DiffRow(Report.text(entry, "object"), Report.text(entry, "kind"), Report.texts(entry.path("lines")));
    }

    @Exported
    public String getObject() {
        return object;
    }

    /** {@code added}, {@code changed} or {@code removed}. */
    @Exported
    public String getKind() {
        return kind;
    }

    /** With {@code +}, {@code -} or a blank before each, as in a unified diff. */
    @Exported
    public List<String> getLines() {
        return lines;
    }
}
