package io.slipway.release.command;

import io.slipway.release.planning.ReleasePlan;
import io.slipway.release.records.Build;
import io.slipway.release.records.Commit;
import io.slipway.release.records.ReleaseRecord;
import io.slipway.release.records.ReleaseRecord.Artifact;
import io.slipway.release.records.ReleaseRecord.Author;
import io.slipway.release.records.ReleaseRecord.Origin;
import io.slipway.release.records.ReleasedImage;
import io.slipway.release.records.ValuesHash;
import io.slipway.release.releasing.ReleasedChart;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Of which commit and build a release is, for its record. */
@HelpHeading.Under(HelpHeading.RECORD)
final class CommitArguments {

    @Option(
            names = "--commit",
            paramLabel = "ID",
            description =
                    "The commit that was built, for the record (default: the one that the app's directory is at).")
    private Optional<String> commit = Optional.empty();

    @Option(
            names = "--build-number",
            paramLabel = "N",
            description = "Number of the build; a lower one does not take the place of a higher one.")
    private Optional<Long> buildNumber = Optional.empty();

    @Option(
            names = "--branch",
            paramLabel = "NAME",
            description =
                    "The branch that was built, for the checks and the record (default: the one that the app's directory "
                            + "is at).")
    private Optional<String> branch = Optional.empty();

    /**
     * The record of a release that begins now.
     *
     * @param version of the app, where it was given
     */
    ReleaseRecord record(ReleasePlan plan, ReleasedChart chart, Optional<String> version, Author author) {
        Optional<Commit> checkedOut = Commit.of(plan.descriptor().directory());
        Optional<Commit> built =
                checkedOut.filter(found -> commit.isEmpty() || found.id().startsWith(commit.get()));
        return new ReleaseRecord(
                version.orElse(chart.appVersion()),
                plan.environment().name(),
                new Artifact(
                        chart.nameAndVersion(),
                        chart.digest(),
                        chart.content(),
                        ReleasedImage.in(plan.values(), chart.appVersion()),
                        ValuesHash.of(plan.values())),
                author,
                new Build(
                        buildNumber,
                        commit.or(() -> built.map(Commit::id)),
                        built.map(Commit::time),
                        branch.or(() -> built.flatMap(Commit::branch))),
                Origin.BUILD);
    }
}
