package io.slipway.plugin.delivery;

import jenkins.model.Jenkins;

/** Whether Jenkins is on its way down: an error then is no error of the release, which goes on when Jenkins is back. */
final class GoingDown {

    private GoingDown() {}

    static boolean now() {
        Jenkins jenkins = Jenkins.getInstanceOrNull();
        return jenkins == null || jenkins.isTerminating();
    }
}
