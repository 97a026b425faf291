package io.slipway.release.command;

import io.slipway.release.checking.CheckResult;
import io.slipway.release.descriptor.Descriptor;
import io.slipway.release.helm.Helm;
import io.slipway.release.helm.PushRequest;
import io.slipway.release.helm.Pushed;
import io.slipway.release.packaging.AppChart;
import io.slipway.release.packaging.ChartArchive;
import io.slipway.release.packaging.ChartPackage;
import io.slipway.release.packaging.ChartVersions;
import io.slipway.release.planning.KubeVersion;
import io.slipway.release.reports.Finding;
import io.slipway.release.reports.PackageReport;
import io.slipway.release.reports.Report;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Makes the archive that a release is made of. */
@Command(
        name = "package",
        description =
                "Checks the chart with each environment's values, then packages it: the same input gives the same "
                        + "bytes. When anything is wrong with any environment, nothing is written.",
        footer = {
            "",
            "Without --kube-version, the chart is checked for the Kubernetes of each environment's cluster if slipway.yaml "
                    + "or --kubeconfig names one and it answers, else for " + KubeVersion.DEFAULT + ".",
            "",
            "Example: slipway package --destination target"
        })
final class PackageCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    @SuppressWarnings("UnusedVariable") // picocli reads it
    private HelpArgument help;

    @Mixin
    private CheckArguments checking;

    @Mixin
    private ChartArguments charting;

    @Mixin
    private ReportArguments reporting;

    @Option(
            names = "--destination",
            paramLabel = "DIRECTORY",
            defaultValue = ".",
            description = "Directory that the package and its checksum are written to (default: the current one).")
    private Path destination;

    @Option(
            names = "--version",
            paramLabel = "VERSION",
            converter = VersionConverter.class,
            description =
                    "The version of app and chart (default: app.version of the descriptor, else that of package.json).")
    private Optional<String> version = Optional.empty();

    @Option(
            names = "--chart-version",
            paramLabel = "VERSION",
            converter = VersionConverter.class,
            description = "The version of the chart alone (default: chart.version of the descriptor, else the app's).")
    private Optional<String> chartVersion = Optional.empty();

    private Optional<URI> registry = Optional.empty();

    @Option(
            names = "--push",
            paramLabel = "REGISTRY",
            description =
                    "Push it there too, such as oci://registry.example.com/charts; log in with helm registry login.")
    private void registry(String url) {
        if (!url.matches("oci://[A-Za-z0-9][A-Za-z0-9.-]*(:[0-9]{1,5})?(/[A-Za-z0-9._-]++)*+/?")) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--push is '" + url + "', but must be a place such as oci://registry.example.com/charts");
        }
        registry = Optional.of(URI.create(url));
    }

    @Option(names = "--plain-http", description = "The registry has no TLS.")
    private boolean plainHttp;

    @Option(names = "--ca-file", paramLabel = "FILE", description = "Certificate that vouches for the registry.")
    private Optional<Path> caFile = Optional.empty();

    @Override
    public Integer call() throws IOException {
        try (Helm helm = charting.openHelm()) {
            Descriptor read = checking.descriptor();
            Descriptor descriptor = version.map(read::withVersion).orElse(read);
            ChartVersions versions = ChartVersions.of(descriptor, chartVersion);
            try (AppChart chart = AppChart.of(descriptor, versions)) {
                List<CheckResult> results =
                        checking.check(descriptor, chart, helm, charting.kubeVersionOrClusters(descriptor));
                CheckArguments.tell(results, reporting);
                List<Finding> problems = CheckArguments.findings(results);
                Optional<PackageReport.Packaged> packaged =
                        problems.isEmpty() ? Optional.of(packaged(chart, helm)) : Optional.empty();
                PackageReport result = new PackageReport(
                        descriptor.app().name(), CheckArguments.environments(descriptor, results), packaged);
                return reporting.end(problems.isEmpty() ? Report.done(result) : Report.failed(problems, result));
            }
        }
    }

    private PackageReport.Packaged packaged(AppChart chart, Helm helm) {
        ChartArchive archive = ChartPackage.write(chart.packageInto(destination));
        reporting.out().println("packaged " + archive.file() + "\n  sha256 " + archive.sha256());
        return PackageReport.Packaged.of(archive, registry.map(to -> push(archive, to, helm)));
    }

    private Pushed push(ChartArchive archive, URI to, Helm helm) {
        Pushed pushed = helm.push(new PushRequest(archive.file(), to, plainHttp, caFile));
        reporting.out().println("pushed " + pushed.reference() + "\n  digest " + pushed.digest());
        return pushed;
    }
}
