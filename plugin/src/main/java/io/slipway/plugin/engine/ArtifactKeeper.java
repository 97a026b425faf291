package io.slipway.plugin.engine;

import hudson.model.Job;
import hudson.model.Run;
import io.slipway.plugin.agent.ReadFile;
import io.slipway.plugin.records.KeptFiles;
import io.slipway.plugin.records.ReleaseHistory;
import io.slipway.plugin.records.ReleaseRecord;
import io.slipway.plugin.records.Released;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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
            kept.keep(KeptFiles.chart(request.directory()), context.workspace().act(new ReadFile(released.getFile())));
        }
        if (request.verb().changesEnvironment() || request.verb() == Verb.PACKAGE) {
            kept.keep(KeptFiles.descriptor(request.directory()), new DescriptorFile(request, context).read());
            Optional<List<String>> environments = DescriptorFile.environments(request, context.run());
            if (environments.isPresent()) {
                kept.keepEnvironments(request.directory(), environments.get());
            }
        }
        prune(context.run().getParent());
    }

    /** A record needs what its build kept; a build that still runs may come to. */
    private static void prune(Job<?, ?> job) throws IOException {
        List<ReleaseRecord> records = ReleaseHistory.of(job).records();
        if (records.isEmpty()) {
            // Nothing was released yet, or the history cannot be read: then nobody knows what is needed.
            return;
        }
        Set<Integer> recorded = records.stream()
                .flatMap(record -> Stream.of(record.getBuild(), record.getSource()))
                .collect(Collectors.toSet());
        KeptFiles.prune(job.getRootDir(), number -> {
            Run<?, ?> build = recorded.contains(number) ? null : job.getBuildByNumber(number);
            return recorded.contains(number) || build != null && build.isBuilding();
        });
    }
}
