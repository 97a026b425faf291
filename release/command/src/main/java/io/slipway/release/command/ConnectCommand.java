package io.slipway.release.command;

import io.slipway.release.connecting.Connection;
import io.slipway.release.descriptor.Descriptor;
import io.slipway.release.doctor.Progress;
import io.slipway.release.revisions.ReleaseTarget;
import java.io.PrintWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Reaches a running release from this machine. */
@Command(
        name = "connect",
        description =
                "Opens a tunnel to a running release and shows its logs, until Ctrl-C. Each connection goes to a pod that "
                        + "is ready then.",
        footer = {"", "Example: slipway connect --environment acceptance --kubeconfig acceptance.yaml"},
        mixinStandardHelpOptions = true)
final class ConnectCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    @Mixin
    private TargetArguments arguments;

    @Option(
            names = "--port",
            converter = PortConverter.OrAnyFree.class,
            defaultValue = "8080",
            paramLabel = "PORT",
            description = "Port of this machine; 0 takes any that is free (default: ${DEFAULT-VALUE}).")
    private int port;

    @Override
    public void run() {
        Descriptor descriptor = arguments.descriptor();
        ReleaseTarget target = arguments.in(descriptor);
        PrintWriter out = spec.commandLine().getOut();
        out.println("slipway: connection to " + target + ", environment " + arguments.environment());
        new Progress(out, false).done("cluster", target.cluster().describe());
        new Connection(target, descriptor.app().basePath(), out).run(port);
    }
}
