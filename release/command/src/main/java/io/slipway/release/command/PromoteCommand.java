package io.slipway.release.command;

import io.slipway.release.descriptor.Descriptor;
import io.slipway.release.helm.Helm;
import io.slipway.release.helm.PrivateDirectory;
import io.slipway.release.releasing.Promotion;
import io.slipway.release.releasing.Release;
import io.slipway.release.releasing.ReleaseRequest;
import io.slipway.release.revisions.ReleaseTarget;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Takes what runs in one environment to another. */
@Command(
        name = "promote",
        description =
                "Releases to one environment what runs in another: the same chart and the same image, by digest, with the "
                        + "variables of the environment that it is released to. Nothing is built.",
        footer = {"", "Example: slipway promote --from development --to acceptance --kubeconfig all-clusters.yaml"},
        mixinStandardHelpOptions = true)
final class PromoteCommand implements Callable<Integer> {

    @Mixin
    private AppArguments arguments;

    @Mixin
    private ClusterArguments cluster;

    @Mixin
    private ChangeArguments change;

    @Mixin
    private FailureArguments failure;

    @Mixin
    private AskingArguments asking;

    @Mixin
    private ReportArguments reporting;

    @Option(names = "--from", required = true, paramLabel = "NAME", description = "The environment to take it from.")
    private String from;

    /** The option that an error takes its subject from. */
    static final String TO = "--to";

    @Option(names = TO, required = true, paramLabel = "NAME", description = "The environment to take it to.")
    private String to;

    @Option(
            names = "--from-kubeconfig",
            paramLabel = "FILE",
            description = "The kubeconfig that leads to the cluster of --from (default: as for --to).")
    private Optional<Path> fromKubeconfig = Optional.empty();

    @Option(
            names = "--chart",
            paramLabel = "FILE",
            description =
                    "The packaged chart; it must be the one that runs in --from (default: the chart is taken from the "
                            + "release itself).")
    private Optional<Path> chart = Optional.empty();

    @Option(
            names = "--image-digest",
            converter = DigestConverter.class,
            paramLabel = "sha256:…",
            description = "The image, if neither the release nor its pods name its digest.")
    private Optional<String> imageDigest = Optional.empty();

    @Option(
            names = "--nginx-image-digest",
            converter = DigestConverter.class,
            paramLabel = "sha256:…",
            description = "The nginx image, if neither the release nor its pods name its digest.")
    private Optional<String> nginxImageDigest = Optional.empty();

    @Override
    public Integer call() {
        reporting.answerBeforeTheEnd();
        try (Helm helm = change.openHelm();
                PrivateDirectory directory = PrivateDirectory.create()) {
            Descriptor descriptor = arguments.descriptor();
            Promotion promotion = new PromotionRequest(from, fromKubeconfig, to).of(descriptor, arguments, cluster);
            ReleaseTarget target = promotion.target();
            ChangeOutput out = new ChangeOutput(reporting, to, target);
            out.servedAt(descriptor, AppArguments.environment(descriptor, to));
            out.announce("promotion of " + target.release() + " from " + from, helm);
            ReleaseRequest request = promotion.request(
                    new Promotion.Given(chart, imageDigest, nginxImageDigest), change.author(), directory.path());
            out.chart(request);
            request.record().origin().promotedChart().ifPresent(out::verdict);
            return out.end(
                    "promoted",
                    new Release(
                                    helm,
                                    failure.applyTo(request),
                                    asking.applyTo(change.policy(to, failure)),
                                    out.listener())
                            .run());
        }
    }
}
