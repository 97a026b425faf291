package io.slipway.release.command;

import io.slipway.release.changes.LoggedCommit;
import io.slipway.release.changes.ReleaseChanges;
import io.slipway.release.changes.ReleaseChanges.Side;
import io.slipway.release.changes.Repository;
import io.slipway.release.descriptor.Descriptor;
import io.slipway.release.problems.Problem;
import io.slipway.release.problems.SlipwayException;
import io.slipway.release.records.ReleaseRecord;
import io.slipway.release.reports.ChangesReport;
import io.slipway.release.reports.Report;
import io.slipway.release.reports.RevisionEntry;
import io.slipway.release.reports.TargetEntry;
import io.slipway.release.revisions.ReleaseTarget;
import io.slipway.release.revisions.Revision;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lists the changes since what runs in an environment, for release notes. */
@Command(
        name = "changes",
        description =
                "Lists the commits between what runs in an environment and another version, for release notes and "
                        + "for those who approve. Needs a clone with the whole history.",
        footer = {
            "",
            "Example: slipway changes --from acceptance --to 1.8.0 --output markdown --kubeconfig acceptance.yaml"
        },
        mixinStandardHelpOptions = true)
final class ChangesCommand implements Callable<Integer> {

    @Mixin
    private DescriptorArgument app;

    @Mixin
    private ClusterArguments cluster;

    @Option(names = "--from", required = true, paramLabel = "NAME", description = "Environment whose release runs.")
    private String from;

    @Option(
            names = "--to",
            defaultValue = "HEAD",
            paramLabel = "VERSION",
            description = "A version that is tagged in git, as 1.8.0 or v1.8.0; or a tag, branch or commit (default: "
                    + "${DEFAULT-VALUE}).")
    private String to;

    @Mixin
    private ReportArguments reporting;

    @Override
    public Integer call() {
        Descriptor descriptor = app.descriptor();
        ReleaseTarget target = cluster.target(descriptor, AppArguments.released(descriptor, from));
        Side running = running(target);
        ReleaseChanges changes = ReleaseChanges.between(Repository.of(descriptor.directory()), running, to);
        if (reporting.isMarkdown()) {
            reporting.out().print(changes.markdown());
        } else if (reporting.isText()) {
            reporting.out().println(text(changes));
        }
        return reporting.end(Report.done(ChangesReport.of(TargetEntry.of(from, target), changes)));
    }

    private Side running(ReleaseTarget target) {
        Revision revision = target.history()
                .lastSuccessful()
                .orElseThrow(() -> SlipwayException.missing(
                        Problem.of("nothing is released as " + target).fix("release to " + from + " first")));
        String version = RevisionEntry.version(revision);
        String commit = ReleaseRecord.in(revision.values())
                .flatMap(record -> record.build().commit())
                .orElseThrow(() -> SlipwayException.missing(
                        Problem.of("the record of " + version + ", revision " + revision.number() + ", names no commit")
                                .fix("release from a checkout of the app's repository, or with --commit")));
        return new Side(version, commit);
    }

    private String text(ReleaseChanges changes) {
        String between = changes.from().name() + " and " + changes.to().name();
        StringBuilder text = new StringBuilder("slipway: " + from + ": "
                + (changes.added().isEmpty() && changes.gone().isEmpty()
                        ? "no difference between " + between
                        : count(changes.added()) + " between " + between));
        if (!changes.added().isEmpty()) {
            text.append('\n').append(table(changes.added()));
        }
        if (!changes.gone().isEmpty()) {
            text.append("\n\n")
                    .append(count(changes.gone()))
                    .append(" of ")
                    .append(changes.from().name())
                    .append(" no longer in it\n")
                    .append(table(changes.gone()));
        }
        return text.toString();
    }

    private static String count(List<LoggedCommit> commits) {
        return commits.size() + (commits.size() == 1 ? " commit" : " commits");
    }

    private static String table(List<LoggedCommit> commits) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("COMMIT", "TIME", "AUTHOR", "SUBJECT"));
        commits.forEach(commit ->
                rows.add(List.of(commit.shortId(), Table.time(commit.time()), commit.author(), commit.subject())));
        return Table.of(rows);
    }
}
