package io.slipway.plugin.approvals;

import io.slipway.plugin.Names;
import io.slipway.plugin.reports.DiffRow;
import io.slipway.plugin.reports.Masker;
import io.slipway.plugin.reports.Report;
import java.io.Serializable;
import java.util.List;
import org.kohsuke.stapler.export.Exported;
import org.kohsuke.stapler.export.ExportedBean;

/** What a release would change in the cluster, for the people who decide. */
@ExportedBean(defaultVisibility = 3)
public final class SeenDiff implements Serializable {

    private static final long serialVersionUID = 1L;

    /** Each build keeps it with its approval; whoever wants more has slipway diff. */
    private static final int LINES_OF_EACH = 200;

    private static final int LINES_OF_ALL = 1000;

    private final String rows;
    private final String unknown;
    private final boolean cut;

    private SeenDiff(String rows, String unknown, boolean cut) {
        this.rows = rows;
        this.unknown = unknown;
        this.cut = cut;
    }

    /** As a report has it; what has none tells why nobody knows. */
    public static SeenDiff in(Report report, Masker masker) {
        if (!report.hasDiff()) {
            return unknown(masker.mask(report.reason()));
        }
        String kept = masker.mask(report.diffText(LINES_OF_EACH, LINES_OF_ALL));
        int lines =
                Report.diff(kept).stream().mapToInt(row -> row.lines().size()).sum();
        return new SeenDiff(kept, "", lines < report.diffLines());
    }

    public static SeenDiff unknown(String why) {
        return new SeenDiff("", why, false);
    }

    @Exported(inline = true)
    public List<DiffRow> getChanges() {
        return Report.diff(Names.orEmpty(rows));
    }

    /** Why nobody knows; empty when somebody does. */
    @Exported
    public String getUnknown() {
        return Names.orEmpty(unknown);
    }

    /** Whether there is more than is kept. */
    @Exported
    public boolean isCut() {
        return cut;
    }
}
