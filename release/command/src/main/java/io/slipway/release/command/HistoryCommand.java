package io.slipway.release.command;

import io.slipway.release.descriptor.Descriptor;
import io.slipway.release.records.ReleaseRecord;
import io.slipway.release.reports.HistoryReport;
import io.slipway.release.reports.Report;
import io.slipway.release.reports.RevisionEntry;
import io.slipway.release.reports.TargetEntry;
import io.slipway.release.revisions.ReleaseTarget;
import io.slipway.release.revisions.Revision;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Shows what was released to an environment. */
@Command(
        name = "history",
        description =
                "Shows the revisions of a release that the cluster still knows: which version, by whom, from which build.",
        footer = {"", "Example: slipway history --environment acceptance --kubeconfig acceptance.yaml"},
        mixinStandardHelpOptions = true)
final class HistoryCommand implements Callable<Integer> {

    private static final int SHORT_COMMIT = 10;

    @Mixin
    private TargetArguments arguments;

    @Mixin
    private ReportArguments reporting;

    @Override
    public Integer call() {
        Descriptor descriptor = arguments.descriptor();
        ReleaseTarget target = arguments.in(descriptor);
        List<Revision> history = target.history().revisions();
        if (reporting.isText()) {
            reporting.out().println(history.isEmpty() ? "nothing is released as " + target : text(history));
        }
        return reporting.end(Report.done(HistoryReport.of(TargetEntry.of(arguments.environment(), target), history)));
    }

    private static String text(List<Revision> history) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("REVISION", "VERSION", "STATUS", "RELEASED", "BY", "COMMIT", "DESCRIPTION"));
        for (Revision revision : history) {
            Optional<ReleaseRecord> record = ReleaseRecord.in(revision.values());
            rows.add(List.of(
                    String.valueOf(revision.number()),
                    RevisionEntry.version(revision),
                    revision.status().word(),
                    revision.deployed().map(Table::time).orElse(""),
                    record.map(known -> known.author().name()).orElse(""),
                    record.flatMap(known -> known.build().commit())
                            .map(commit -> commit.substring(0, Math.min(SHORT_COMMIT, commit.length())))
                            .orElse(""),
                    revision.description()));
        }
        return Table.of(rows);
    }
}
