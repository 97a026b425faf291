package io.slipway.plugin.stages;

import jenkins.model.Jenkins;

/** Whether Jenkins is on its way down: an error then is no error of the release, which goes on when Jenkins is back. */
final class Shutdown {

    private Shutdown() {}

    static boolean inProgress() {
        Jenkins jenkins = Jenkins.getInstanceOrNull();
        return jenkins == null || jenkins.isTerminating();
    }
}
