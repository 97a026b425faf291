package io.slipway.release.command;

import io.slipway.release.descriptor.Descriptor;
import io.slipway.release.descriptor.Environment;
import io.slipway.release.problems.ExitCode;
import io.slipway.release.problems.SlipwayException;
import io.slipway.release.records.EnvironmentStatus;
import io.slipway.release.records.ReleaseRecord;
import io.slipway.release.reports.Finding;
import io.slipway.release.reports.Report;
import io.slipway.release.reports.RevisionEntry;
import io.slipway.release.reports.StatusReport;
import io.slipway.release.revisions.Revision;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Shows which version is in which environment. */
@Command(
        name = "status",
        description = "Shows which version runs in which environment, as reported by their clusters.",
        footer = {"", "Example: slipway status --kubeconfig all-clusters.yaml"},
        mixinStandardHelpOptions = true)
final class StatusCommand implements Callable<Integer> {

    @Mixin
    private DescriptorArgument app;

    @Mixin
    private ClusterArguments cluster;

    @Mixin
    private ReportArguments reporting;

    @Mixin
    private EnvironmentsArgument chosen;

    private final List<List<String>> rows = new ArrayList<>();
    private final List<Finding> problems = new ArrayList<>();
    private final List<StatusReport.Entry> environments = new ArrayList<>();
    private ExitCode exitCode = ExitCode.DONE;

    @Override
    public Integer call() {
        Descriptor descriptor = app.descriptor();
        rows.add(List.of("ENVIRONMENT", "VERSION", "STATUS", "READY", "RELEASED", "BY", "NAMESPACE"));
        for (Environment environment : chosen.releasedIn(descriptor)) {
            try {
                add(EnvironmentStatus.of(environment.name(), cluster.target(descriptor, environment)));
            } catch (SlipwayException e) {
                addUnknown(environment, e);
            }
        }
        if (reporting.isText()) {
            reporting.out().println(Table.of(rows));
        }
        return reporting.end(new Report(exitCode, problems, new StatusReport(environments)));
    }

    private void add(EnvironmentStatus status) {
        Optional<Revision> running = status.running();
        rows.add(List.of(
                status.environment(),
                running.map(RevisionEntry::version).orElse("-"),
                status.summary(),
                status.newest().isEmpty() ? "-" : status.ready() + "/" + status.wanted(),
                running.flatMap(Revision::deployed).map(Table::time).orElse("-"),
                running.flatMap(revision -> ReleaseRecord.in(revision.values()))
                        .map(record -> record.author().name())
                        .orElse("-"),
                status.target().namespace()));
        environments.add(StatusReport.Entry.of(status));
    }

    private void addUnknown(Environment environment, SlipwayException e) {
        rows.add(List.of(environment.name(), "?", "unknown", "-", "-", "-", environment.namespace()));
        problems.addAll(Finding.all(environment.name(), e));
        exitCode = e.exitCode();
    }
}
