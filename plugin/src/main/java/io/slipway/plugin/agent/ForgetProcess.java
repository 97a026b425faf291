package io.slipway.plugin.agent;

import hudson.remoting.VirtualChannel;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import jenkins.agents.ControllerToAgentFileCallable;

/** Deletes the files of a process that has ended; the answer is the digest of the class archive that it wrote, or empty. */
record ForgetProcess(EngineProcess process) implements ControllerToAgentFileCallable<String> {

    @Override
    public String invoke(File workspace, VirtualChannel channel) throws IOException {
        EngineFiles files = EngineFiles.of(process);
        files.secrets().delete();
        String digest =
                process.archive().isEmpty() ? "" : ClassArchive.keep(files.archive(), Path.of(process.archive()));
        new PrivateFolder(files.folder()).delete();
        return digest;
    }
}
