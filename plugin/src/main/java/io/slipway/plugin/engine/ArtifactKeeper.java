package io.slipway.plugin.engine;

import hudson.model.Run;
import io.slipway.plugin.agent.ReadFile;
import io.slipway.plugin.records.KeptFiles;
import io.slipway.plugin.records.Released;
import java.io.IOException;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Keeps with a build what a later release needs of it. */
public record ArtifactKeeper(EngineRequest request, BuildContext context) {

    private static final Logger LOGGER = Logger.getLogger(ArtifactKeeper.class.getName());

    /** What cannot be kept must not fail what is done; what needs it later says that it is not there. */
    public void keep(Released released) throws InterruptedException {
        try {
            keepWhole(released);
        } catch (IOException | RuntimeException e) {
            LOGGER.log(Level.WARNING, "a build could not keep its chart or descriptor", e);
        }
    }

    private void keepWhole(Released released) throws IOException, InterruptedException {
        KeptFiles kept = KeptFiles.of(context.run());
        if (request.verb() == Verb.PACKAGE && !released.getFile().isEmpty()) {
            kept.keep(KeptFiles.CHART, context.workspace().act(new ReadFile(released.getFile())));
        }
        if (request.verb().changesEnvironment()) {
            kept.keep(KeptFiles.DESCRIPTOR, descriptor());
        }
    }

    private byte[] descriptor() throws IOException, InterruptedException {
        if (request.descriptorOf() == 0) {
            String folder = request.directory().isEmpty() ? "" : request.directory() + "/";
            return context.workspace().act(new ReadFile(folder + KeptFiles.DESCRIPTOR));
        }
        Run<?, ?> earlier = context.run().getParent().getBuildByNumber(request.descriptorOf());
        return earlier == null
                ? new byte[0]
                : KeptFiles.of(earlier).read(KeptFiles.DESCRIPTOR).orElse(new byte[0]);
    }
}
