package io.slipway.plugin.agent;

import hudson.remoting.VirtualChannel;
import java.io.File;
import jenkins.agents.ControllerToAgentFileCallable;

/** Asks a process to end (SIGTERM), or ends it with what it started when it would not. */
record StopProcess(EngineProcess process, boolean force) implements ControllerToAgentFileCallable<Boolean> {

    @Override
    public Boolean invoke(File workspace, VirtualChannel channel) {
        return ProcessOnAgent.find(process).map(this::end).orElse(false);
    }

    private boolean end(ProcessHandle found) {
        if (!force) {
            return found.destroy();
        }
        found.descendants().forEach(ProcessHandle::destroyForcibly);
        return found.destroyForcibly();
    }
}
