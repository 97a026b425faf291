package io.slipway.release.command;

import io.slipway.release.checks.Change;
import io.slipway.release.checks.Evaluation;
import io.slipway.release.descriptor.AppVersion;
import io.slipway.release.descriptor.Descriptor;
import io.slipway.release.guarding.Gate;
import io.slipway.release.guarding.GateRequest;
import io.slipway.release.guarding.PolicyDocument;
import io.slipway.release.guarding.PolicyStore;
import io.slipway.release.guarding.Subject;
import io.slipway.release.problems.ExitCode;
import io.slipway.release.problems.Problem;
import io.slipway.release.records.Build;
import io.slipway.release.records.Commit;
import io.slipway.release.reports.ChecksReport;
import io.slipway.release.reports.Finding;
import io.slipway.release.reports.Report;
import io.slipway.release.reports.TargetEntry;
import io.slipway.release.revisions.ReleaseTarget;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shows the checks of an environment. */
@Command(
        name = "checks",
        description =
                "Shows the checks of an environment: how each of them stands for a release now, and when that changes "
                        + "next. Ends with 1 while a release may not begin.",
        footer = {"", "Example: slipway checks --environment acceptance --kubeconfig acceptance.yaml"},
        mixinStandardHelpOptions = true)
final class ChecksCommand implements Callable<Integer> {

    @Mixin
    private TargetArguments arguments;

    @Mixin
    private ReportArguments reporting;

    @Mixin
    private CredentialsArgument credentials;

    @Option(
            names = "--branch",
            paramLabel = "NAME",
            description = "The branch that would be released (default: the one that the app's directory is at).")
    private Optional<String> branch = Optional.empty();

    @Option(names = "--build-number", paramLabel = "N", description = "Number of the build that would be released.")
    private Optional<Long> buildNumber = Optional.empty();

    @Option(
            names = "--policy",
            paramLabel = "FILE",
            description = "A policy to look at in place of the one in the cluster, which stays as it is.")
    private Optional<Path> policyFile = Optional.empty();

    @Override
    public Integer call() {
        Descriptor descriptor = arguments.descriptor();
        ReleaseTarget target = arguments.orReviewIn(descriptor);
        PolicyStore store = new PolicyStore(target);
        GateRequest request = GateRequest.of(Optional.empty(), false, credentials.files())
                .under(policyFile.map(PolicyDocument::read));
        Gate.Look look = new Gate(target, subject(descriptor), request).look();
        if (reporting.isText()) {
            reporting.out().println(text(look, store));
        }
        Evaluation evaluation = look.evaluation();
        List<Finding> problems = evaluation.isOpen()
                ? List.of()
                : List.of(Finding.about(
                        arguments.environment(),
                        Problem.of(evaluation.message()).at(place(store))));
        return reporting.end(new Report(
                evaluation.isOpen() ? ExitCode.DONE : ExitCode.FAILED,
                problems,
                ChecksReport.of(TargetEntry.of(arguments.environment(), target), evaluation)));
    }

    private Subject subject(Descriptor descriptor) {
        Optional<Commit> commit = Commit.of(descriptor.directory());
        Build build = new Build(
                buildNumber,
                commit.map(Commit::id),
                commit.map(Commit::time),
                branch.or(() -> commit.flatMap(Commit::branch)));
        return new Subject(Change.RELEASE, arguments.environment(), AppVersion.of(descriptor), build);
    }

    /** Of the policy that was looked at, for people. */
    private String place(PolicyStore store) {
        return policyFile.map(Path::toString).orElseGet(store::place);
    }

    private String text(Gate.Look look, PolicyStore store) {
        if (look.evaluation().states().isEmpty()) {
            boolean there = policyFile.isPresent() || store.exists();
            return "no checks: " + place(store) + (there ? " holds none" : " does not exist");
        }
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("CHECK", "STATE", "NEXT CHANGE", "DETAILS"));
        look.evaluation()
                .states()
                .forEach(each -> rows.add(List.of(
                        each.check(),
                        each.state().word(),
                        each.state().nextChange().map(Table::time).orElse("-"),
                        each.state().message())));
        return Table.of(rows);
    }
}
