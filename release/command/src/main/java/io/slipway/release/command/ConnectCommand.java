package io.slipway.release.command;

import io.slipway.release.connecting.Connection;
import io.slipway.release.descriptor.Descriptor;
import io.slipway.release.doctor.Progress;
import io.slipway.release.problems.SlipwayException;
import io.slipway.release.revisions.ReleaseTarget;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Reaches a running release from this machine. */
@Command(
        name = "connect",
        description =
                "Opens a tunnel to a running release and shows its logs, until Ctrl-C. Each connection goes to a pod that "
                        + "is ready then.",
        footer = {"", "Example: slipway connect --environment acceptance --kubeconfig acceptance.yaml"},
        mixinStandardHelpOptions = true)
final class ConnectCommand implements Runnable {

    @Mixin
    private DescriptorArgument app;

    @Mixin
    private ClusterArguments cluster;

    @Option(names = "--environment", required = true, paramLabel = "NAME", description = "Where.")
    private String environment;

    @Option(
            names = "--port",
            defaultValue = "8080",
            paramLabel = "PORT",
            description = "Port of this machine; 0 takes any that is free (default: ${DEFAULT-VALUE}).")
    private int port;

    @Override
    public void run() {
        try {
            Descriptor descriptor = app.descriptor();
            ReleaseTarget target = cluster.target(descriptor, AppArguments.environment(descriptor, environment));
            System.out.println("slipway: connection to " + target + ", environment " + environment);
            new Progress(System.out, false).done("cluster", target.cluster().describe());
            new Connection(target, descriptor.app().basePath(), System.out).run(port);
        } catch (SlipwayException e) {
            throw new SubjectException(environment, e);
        }
    }
}
