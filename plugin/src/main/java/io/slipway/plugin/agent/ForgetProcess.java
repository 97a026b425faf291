package io.slipway.plugin.agent;

import hudson.remoting.VirtualChannel;
import java.io.File;
import java.io.IOException;
import jenkins.agents.ControllerToAgentFileCallable;

/** Deletes the files of a process that has ended. */
record ForgetProcess(EngineProcess process) implements ControllerToAgentFileCallable<Boolean> {

    @Override
    public Boolean invoke(File workspace, VirtualChannel channel) throws IOException {
        EngineFiles files = EngineFiles.of(process);
        files.secrets().delete();
        new PrivateFolder(files.folder()).delete();
        return true;
    }
}
