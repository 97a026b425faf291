package org.jenkinsci.plugins.workflow.cps.replay;

import hudson.model.Action;
import hudson.model.Queue;
import java.util.Map;

/** Read from workflow-cps 4350.vcc65d4958821. */
public class ReplayAction implements Action {
    private ReplayAction() {}

    public Queue.Item run2(
            String replacementMainScript, Map<String, String> replacementLoadedScripts, boolean rebuilt) {
        throw new UnsupportedOperationException();
    }

    @Override
    public String getIconFileName() {
        throw new UnsupportedOperationException();
    }

    @Override
    public String getDisplayName() {
        throw new UnsupportedOperationException();
    }

    @Override
    public String getUrlName() {
        throw new UnsupportedOperationException();
    }
}
