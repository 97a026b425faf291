package io.slipway.release.command;

import io.slipway.release.descriptor.ChangeId;
import io.slipway.release.descriptor.Descriptor;
import io.slipway.release.descriptor.Environment;
import io.slipway.release.office.ManifestOfEnvironment;
import io.slipway.release.office.ManifestRequest;
import io.slipway.release.office.ManifestResult;
import io.slipway.release.problems.Problem;
import io.slipway.release.problems.SlipwayException;
import io.slipway.release.reports.Finding;
import io.slipway.release.reports.ManifestReport;
import io.slipway.release.reports.Report;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Writes and checks the Office manifest of an environment. */
@Command(
        name = "manifest",
        description =
                "Writes and checks the Office manifest of an environment. It comes from the same variables as the "
                        + "site, in XML or unified JSON, and is checked without asking anyone: well-formed, every URL https "
                        + "and on the environment's host or a domain that the manifest names, nothing on localhost, one id "
                        + "per environment, version rising. It is printed when nothing is wrong.",
        footer = {"", "Example: slipway manifest --environment acceptance"},
        mixinStandardHelpOptions = true)
final class ManifestCommand implements Callable<Integer> {

    @Mixin
    private AppArguments arguments;

    @Mixin
    private EnvironmentArgument environment;

    @Option(
            names = "--change",
            paramLabel = "ID",
            description = "Write the manifest of this change's review: its id and the end of its name are its own.")
    private Optional<String> change = Optional.empty();

    @Option(
            names = "--host",
            paramLabel = "NAME",
            description = "The host that the review has, where the template has a pool of them.")
    private Optional<String> host = Optional.empty();

    @Option(
            names = "--file",
            paramLabel = "FILE",
            description = "The manifest in the source (default: the one among the token files).")
    private Optional<Path> file = Optional.empty();

    @Option(
            names = "--previous",
            paramLabel = "FILE",
            description = "The manifest that users have now: the id must be the same, the version higher.")
    private Optional<Path> previous = Optional.empty();

    @Option(names = "--to", paramLabel = "FILE", description = "Write it to this file in place of stdout.")
    private Optional<Path> target = Optional.empty();

    @Mixin
    private ReportArguments reporting;

    @Override
    public Integer call() throws IOException {
        Descriptor descriptor = arguments.descriptor();
        Environment chosen = change.isPresent() ? review(descriptor) : environment.in(descriptor);
        ManifestResult made = ManifestOfEnvironment.of(
                new ManifestRequest(descriptor, chosen, each -> arguments.variables(descriptor, each), file, previous));
        made.notes().forEach(note -> reporting.err().println(environment.name() + ": " + note));
        if (made.problems().isEmpty()) {
            give(made);
            return reporting.end(Report.done(result(made)));
        }
        List<Finding> problems = made.problems().stream()
                .map(problem -> Finding.about(environment.name(), problem))
                .toList();
        return reporting.end(Report.failed(problems, result(made)));
    }

    private Environment review(Descriptor descriptor) {
        Environment template = AppArguments.environment(descriptor, environment.name());
        ChangeId id = ChangeId.parse(change.orElseThrow());
        if (!template.isTemplate()) {
            throw SlipwayException.usage(Problem.of("environment " + template.name() + " is not a template of reviews")
                    .at("--change")
                    .fix("name a template, or leave --change out"));
        }
        List<String> pool = template.reviews().orElseThrow().hosts();
        if (pool.isEmpty()) {
            return template.reviewOf(id, template.hostOf(id));
        }
        return template.reviewOf(
                id,
                host.filter(pool::contains)
                        .orElseThrow(() -> SlipwayException.usage(Problem.of("which host of the pool"
                                        + " the review of change " + id.text() + " has is not known; the pool has "
                                        + String.join(", ", pool))
                                .at("--host")
                                .fix("see slipway review list, and name it: --host " + pool.get(0)))));
    }

    private void give(ManifestResult made) {
        if (target.isPresent()) {
            write(made, target.get());
        } else if (reporting.isText()) {
            reporting.out().print(made.text());
            reporting.out().flush();
        }
    }

    private void write(ManifestResult made, Path to) {
        try {
            Files.writeString(to, made.text());
            reporting
                    .out()
                    .println(environment.name() + ": " + to + ", version " + made.version() + ", id " + made.id());
        } catch (IOException e) {
            throw SlipwayException.usage(
                    Problem.of("the manifest cannot be written: " + e).at(to.toString()));
        }
    }

    private ManifestReport result(ManifestResult made) {
        return new ManifestReport(
                environment.name(), made.file(), made.format(), made.id(), made.version(), made.text(), made.notes());
    }
}
