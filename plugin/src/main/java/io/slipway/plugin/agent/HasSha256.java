package io.slipway.plugin.agent;

import hudson.remoting.VirtualChannel;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import jenkins.agents.ControllerToAgentFileCallable;

/** Asks an agent whether a file is there with these bytes. */
record HasSha256(String wanted) implements ControllerToAgentFileCallable<Boolean> {

    @Override
    public Boolean invoke(File file, VirtualChannel channel) throws IOException {
        return file.isFile() && Sha256.of(Files.newInputStream(file.toPath())).equals(wanted);
    }
}
