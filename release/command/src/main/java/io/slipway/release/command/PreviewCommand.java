package io.slipway.release.command;

import io.slipway.release.descriptor.App;
import io.slipway.release.descriptor.Descriptor;
import io.slipway.release.descriptor.Environment;
import io.slipway.release.doctor.Progress;
import io.slipway.release.planning.ReleasePlan;
import io.slipway.release.preview.Preview;
import io.slipway.release.preview.PreviewRequest;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs the app here as a pod would run it there. */
@Command(
        name = "preview",
        description =
                "Serves the app on this machine as a pod of that environment would. Builds it, replaces its tokens "
                        + "with the environment's values, as the init container does, and starts nginx with the environment's "
                        + "configuration on 127.0.0.1.",
        footer = {"", "Example: slipway preview --environment development"},
        mixinStandardHelpOptions = true)
final class PreviewCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private AppArguments arguments;

    @Mixin
    private EnvironmentArgument environment;

    @Option(
            names = "--port",
            converter = PortConverter.class,
            defaultValue = "8080",
            paramLabel = "PORT",
            description = "To listen on, at 127.0.0.1 (default: ${DEFAULT-VALUE}).")
    private int port;

    @Option(
            names = "--mode",
            paramLabel = "MODE",
            description = "prebuilt or build (default: app.mode of the descriptor).")
    private Optional<App.Mode> mode = Optional.empty();

    @Option(names = "--show-manifests", description = "Print what Helm would apply for the environment.")
    private boolean showManifests;

    @Option(
            names = "--learn",
            description = "Write what the content security policy blocks while somebody clicks through the app into "
                    + "slipway.yaml, under nginx.policy.sources.")
    private boolean learn;

    @Override
    public Integer call() throws IOException, InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        Progress progress = new Progress(out, Terminal.isTerminal());
        Descriptor descriptor = arguments.descriptor();
        Environment chosen = environment.sampleIn(descriptor);
        PreviewRequest request = new PreviewRequest(
                ReleasePlan.of(descriptor, chosen, arguments.variables(descriptor, chosen)),
                mode.orElse(descriptor.app().mode()),
                port,
                showManifests,
                learn);
        return new Preview(request, out, progress).run();
    }
}
