package io.slipway.plugin.engine;

import hudson.model.Run;
import io.slipway.plugin.agent.ReadFile;
import io.slipway.plugin.records.KeptFiles;
import io.slipway.plugin.records.ReleasesAction;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** The descriptor that a request is about: in the workspace, or as a build has kept it. */
public record DescriptorFile(EngineRequest request, BuildContext context) {

    /** Empty when nothing was kept, or the workspace has none that could be kept. */
    byte[] read() throws IOException, InterruptedException {
        if (request.descriptorOf() == 0) {
            String folder = request.directory().isEmpty() ? "" : request.directory() + "/";
            return context.workspace().act(new ReadFile(folder + KeptFiles.DESCRIPTOR));
        }
        return KeptFiles.of(context.run().getParent(), request.descriptorOf())
                .read(KeptFiles.descriptor(request.directory()))
                .orElse(new byte[0]);
    }

    /** Empty when it cannot be read, or says it in another way than most do. */
    public String appName() throws IOException, InterruptedException {
        return request.descriptorOf() != 0 || context.onAgent() ? AppName.in(read()) : "";
    }

    /** All its environments; empty while nobody has read all of it. Neither it nor the workspace is read for that. */
    public static Optional<List<String>> environments(EngineRequest request, Run<?, ?> run) throws IOException {
        return request.descriptorOf() == 0
                ? ReleasesAction.of(run).descriptor(request.directory())
                : KeptFiles.of(run.getParent(), request.descriptorOf()).environmentsOf(request.directory());
    }
}
