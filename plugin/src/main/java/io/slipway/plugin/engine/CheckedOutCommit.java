package io.slipway.plugin.engine;

import hudson.model.TaskListener;
import io.slipway.plugin.agent.CheckedOut;
import io.slipway.plugin.agent.ReadCommit;
import java.io.IOException;
import java.util.Optional;

/** The commit that the workspace of a request is at. */
public record CheckedOutCommit(EngineRequest request, BuildContext context) {

    /** Empty where a request needs no workspace, or has none. */
    public Optional<CheckedOut> read() throws IOException, InterruptedException {
        if (request.descriptorOf() != 0 || !context.onAgent()) {
            return Optional.empty();
        }
        // Of the job and not of the build, whose parameters may have any name.
        String change = context.run()
                .getParent()
                .getEnvironment(null, TaskListener.NULL)
                .getOrDefault("CHANGE_ID", "");
        return Optional.of(context.workspace().act(new ReadCommit(request.directory(), !change.isEmpty())))
                .filter(found -> !found.commit().isEmpty());
    }
}
