package io.slipway.release.command;

import io.slipway.release.descriptor.Descriptor;
import io.slipway.release.doctor.Progress;
import io.slipway.release.guarding.Policy;
import io.slipway.release.guarding.PolicyDocument;
import io.slipway.release.guarding.PolicyStore;
import io.slipway.release.problems.Problem;
import io.slipway.release.problems.SlipwayException;
import io.slipway.release.reports.PolicyReport;
import io.slipway.release.reports.Report;
import io.slipway.release.reports.TargetEntry;
import io.slipway.release.revisions.ReleaseTarget;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shows the policy of an environment, or writes it. */
@Command(
        name = "policy",
        description =
                "Shows the checks that guard an environment, and who went past them, or writes them from a file. They "
                        + "are kept in the ConfigMap slipway-policy of its namespace, which every verb reads that changes something.",
        footer = {
            "",
            "Example: slipway policy --environment acceptance --kubeconfig acceptance.yaml --apply checks.yaml"
        },
        mixinStandardHelpOptions = true)
final class PolicyCommand implements Callable<Integer> {

    @Mixin
    private TargetArguments arguments;

    @Mixin
    private ReportArguments reporting;

    @Option(names = "--apply", paramLabel = "FILE", description = "Put the policy of this file in place.")
    private Optional<Path> file = Optional.empty();

    @Option(names = "--delete", description = "Remove the policy: nothing is checked then.")
    private boolean delete;

    @Override
    public Integer call() {
        if (file.isPresent() && delete) {
            throw SlipwayException.usage(Problem.of("--apply and --delete exclude each other"));
        }
        Optional<Policy> wanted = file.map(PolicyDocument::read);
        Descriptor descriptor = arguments.descriptor();
        ReleaseTarget target = arguments.orReviewIn(descriptor);
        PolicyStore store = new PolicyStore(target);
        Progress progress = new Progress(reporting.out(), false);
        wanted.ifPresent(policy -> {
            store.write(policy);
            progress.done("applied", store.place());
        });
        if (delete) {
            progress.done("deleted", store.delete() ? store.place() : "nothing: " + store.place() + " does not exist");
        }
        return reporting.end(Report.done(result(store, target)));
    }

    private PolicyReport result(PolicyStore store, ReleaseTarget target) {
        Optional<PolicyStore.Content> content = store.content();
        Optional<String> text = content.map(PolicyStore.Content::policy).map(PolicyDocument::write);
        List<String> overrides = content.map(PolicyStore.Content::overrides).orElse(List.of());
        if (reporting.isText() && !delete) {
            reporting.out().print(text.orElse("no checks: " + store.place() + " does not exist\n"));
            overrides.forEach(line -> reporting.out().println("# override " + line));
            reporting.out().flush();
        }
        return new PolicyReport(
                TargetEntry.of(arguments.environment(), target),
                file.isPresent() || delete,
                text.orElse(""),
                overrides);
    }
}
